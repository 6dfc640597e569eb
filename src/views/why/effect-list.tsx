import { type JSX, useMemo } from 'react';
import { useWords } from '../../i18n/use-words';
import { unreachable } from '../../kernel/assert';
import type { Effect, ProtocolTypes } from '../../kernel/protocol';
import { nameIn } from '../../kernel/world';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { ownName } from '../own-name';
import { MessageShape } from '../shapes/message-shape';
import { type EffectLine, effectLines } from './effect-lines';

/** What the process asked for: messages to send, a write to its disk, timers, answers. */
export function EffectList({ effects }: { readonly effects: readonly Effect<ProtocolTypes>[] }): JSX.Element | null {
  const t = useWords();
  const portrait = usePlayer((state) => state.entry.portrait);
  const lines = useMemo(() => effectLines(effects, portrait), [effects, portrait]);
  if (lines.length === 0) return null;
  return (
    <section>
      <h4>{t('why.asked')}</h4>
      <ul className="why-effects">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what a step asked for never changes
          <li key={index}>
            <EffectWords line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function EffectWords({ line }: { readonly line: EffectLine }): JSX.Element {
  const t = useWords();
  const trace = usePlayer(currentTrace);
  const portrait = usePlayer((state) => state.entry.portrait);
  if (line.type === 'send') {
    const { name, label, family, to } = line;
    return (
      <span className="why-send">
        <MessageShape family={family} size={12} />
        <span>
          {label === '' ? name : `${name} ${label}`} → {to.map((id) => nameIn(trace, id)).join(', ')}
        </span>
      </span>
    );
  }
  const [id, values] = effectWords(line.effect, {
    nameOf: (process) => nameIn(trace, process),
    timer: (timer) => ownName(t, portrait, `timer.${timer}`),
    channel: (channel) => ownName(t, portrait, `channel.${channel}`),
    milestone: (milestone) => t(`milestones.${milestone}`),
  });
  return <>{t(id, values)}</>;
}

interface Names {
  nameOf(process: Extract<Effect<ProtocolTypes>, { readonly type: 'dial' }>['to']): string;
  timer(timer: string): string;
  channel(channel: string): string;
  milestone(milestone: string): string;
}

/** The entry of the catalogues for an effect, with its values. */
function effectWords(
  effect: Extract<EffectLine, { readonly type: 'other' }>['effect'],
  names: Names,
): readonly [id: string, values: Readonly<Record<string, string>>] {
  switch (effect.type) {
    case 'persist':
    case 'hangUp':
    case 'reply':
    case 'abandon':
      return [`why.effect.${effect.type}`, {}];
    case 'dial':
      return ['why.effect.dial', { to: names.nameOf(effect.to), channel: names.channel(effect.channel) }];
    case 'listen':
      return [effect.open ? 'why.effect.listen' : 'why.effect.listenNot', { channel: names.channel(effect.channel) }];
    case 'startTimer': {
      const [least, most] = effect.between;
      const id = least === most ? 'why.effect.startTimer' : 'why.effect.startTimerBetween';
      return [id, { timer: names.timer(effect.timer), least: milliseconds(least), most: milliseconds(most) }];
    }
    case 'stopTimer':
      return ['why.effect.stopTimer', { timer: names.timer(effect.timer) }];
    case 'reach':
      return ['why.effect.reach', { milestone: names.milestone(effect.milestone) }];
    default:
      return unreachable(effect);
  }
}

const milliseconds = (duration: number): string => String(duration / 1000);
