import type { InFlight } from '../../kernel/agenda';
import type { StepIndex } from '../../kernel/ids';
import { inFlight } from '../../kernel/intervene';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { AnyWorld } from '../../player/contract';

/** What a step has sent and nobody has yet; `isHeld` where a cut keeps it. */
export interface UnderWay {
  readonly item: InFlight<ProtocolTypes>;
  readonly isHeld: boolean;
}

export function underWayFrom(world: AnyWorld, index: StepIndex): readonly UnderWay[] {
  const held = new Set(world.links.flatMap((row) => row.flatMap((link) => link.held.map(({ id }) => id))));
  return inFlight(world)
    .filter(({ cause, parcel }) => cause === index && parcel.type === 'message')
    .map((item) => ({ item, isHeld: held.has(item.id) }));
}
