import type { Portrait } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import type { Effect, ProtocolTypes } from '../../kernel/protocol';

/** Something that a process asked for in a step; the same message to many is one line. */
export type EffectLine =
  | {
      readonly type: 'send';
      readonly name: string;
      readonly label: string;
      readonly family: string;
      readonly to: readonly ProcessId[];
    }
  | { readonly type: 'other'; readonly effect: Exclude<Effect<ProtocolTypes>, { readonly type: 'send' | 'because' }> };

/** What a step asked for, in order, its reasons left out. */
export function effectLines(
  effects: readonly Effect<ProtocolTypes>[],
  portrait: Pick<Portrait<ProtocolTypes>, 'message'>,
): readonly EffectLine[] {
  const lines: EffectLine[] = [];
  for (const effect of effects) {
    if (effect.type === 'because') continue;
    if (effect.type !== 'send') {
      lines.push({ type: 'other', effect });
      continue;
    }
    const { name, label, family } = portrait.message(effect.message);
    const same = lines.findIndex((line) => line.type === 'send' && line.name === name && line.label === label);
    const line = lines[same];
    if (line?.type === 'send') lines[same] = { ...line, to: [...line.to, effect.to] };
    else lines.push({ type: 'send', name, label, family, to: [effect.to] });
  }
  return lines;
}
