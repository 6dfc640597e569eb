import { slice } from '../../kernel/vector';
import type { AnyTrace, ProtocolEntry } from '../../player/contract';

/** The names of the messages that a run has had so far, in alphabetical order. */
export function messageNames({ steps }: AnyTrace, { portrait }: ProtocolEntry): readonly string[] {
  const names = new Map<string, string>();
  for (const { effects } of slice(steps)) {
    for (const effect of effects) {
      // A type has one name; that of each message need not be asked for.
      if (effect.type === 'send' && !names.has(effect.message.type))
        names.set(effect.message.type, portrait.message(effect.message).name);
    }
  }
  return [...new Set(names.values())].sort();
}
