import type { Translate } from '../../i18n/translator';
import { unreachable } from '../../kernel/assert';
import type { ProtocolTypes } from '../../kernel/protocol';
import { nameIn, type Setup } from '../../kernel/world';
import { ownName, type Speaker } from '../own-name';
import type { StepSummary } from './step-summary';

/** The step in a few words: `PROPOSAL 1.5`, `the disk has it`, `crash S5`. */
export function stepTitle(summary: StepSummary, t: Translate, portrait: Speaker): string {
  const { kind, name, label } = summary;
  switch (kind) {
    case 'message':
      return label === '' ? name : `${name} ${label}`;
    case 'timer':
      return t('events.timer', { timer: ownName(t, portrait, `timer.${name}`) });
    case 'disk':
      return t('events.disk');
    case 'boot':
      return t('events.boot');
    case 'request':
    case 'act':
      return name;
    case 'connection':
      return t(`events.${label}`, { channel: ownName(t, portrait, `channel.${name}`) });
    default:
      return unreachable(kind);
  }
}

/** Where it happened: `S3 → S1` for what came over a link, `S1` for what a process did by itself. */
export function stepPlace({ process, from }: StepSummary, setup: Setup<ProtocolTypes>): string {
  if (process === null) return '';
  const name = nameIn({ setup }, process);
  return from === null ? name : `${nameIn({ setup }, from)} → ${name}`;
}

/** The name of what a row is filtered by: a message family of the protocol, or one of the simulator's own kinds. */
export function familyName(
  family: string,
  t: Translate,
  portrait: Speaker & { readonly families: readonly string[] },
): string {
  return portrait.families.includes(family) ? ownName(t, portrait, `family.${family}`) : t(`events.family.${family}`);
}
