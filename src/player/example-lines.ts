import type { ProtocolTypes } from '../kernel/protocol';
import type { Setup } from '../kernel/world';
import { exampleOf } from '../scenario/read-command';
import type { ProtocolEntry } from './contract';

/** Lines that could be typed in a run of this setup, to show what a line looks like. */
export function exampleLines(setup: Setup<ProtocolTypes>, entry: ProtocolEntry): readonly string[] {
  const names = setup.processes.map(({ name }) => name);
  const half = Math.floor(names.length / 2);
  const partition = `partition ${names.slice(0, half).join(' ')} / ${names.slice(half).join(' ')}`;
  return [`crash ${names.at(-1)}`, exampleOf({ entry, setup }), ...(half === 0 || names.length > 9 ? [] : [partition])];
}
