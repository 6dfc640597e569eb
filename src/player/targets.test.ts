import { describe, expect, it } from 'vitest';
import { processId } from '../kernel/ids';
import { zookeeper } from '../protocols/zookeeper';
import { dialect } from '../protocols/zookeeper/dialect';
import { portrait } from '../protocols/zookeeper/portrait';
import type { ProtocolEntry } from './contract';
import { createPlayer } from './create-player';
import { sourceOf } from './source-fixture';
import { processToCrash, processToRestart } from './targets';

const entry = { protocol: zookeeper, portrait, dialect } as unknown as ProtocolEntry;
const still = {
  requestFrame: () => 0,
  cancelFrame: () => undefined,
  isHidden: () => false,
  onVisibilityChange: () => undefined,
};
const registry = { entries: [entry], scenarios: [sourceOf('three', '---\nservers: 3\n---\nrun settled\n')] };

describe('whom a key means', () => {
  const player = createPlayer(registry, still);
  const state = () => player.getState();
  const select = (id: number): void => state().select({ type: 'process', id: processId(id) });

  it('crashes nobody before there is a leader, then the leader, or who is selected', () => {
    expect(processToCrash(state())).toBeNull();
    state().toEnd();
    expect(processToCrash(state())).toBe(3);
    select(1);
    expect(processToCrash(state())).toBe(1);
  });

  it('restarts who is selected and down, or else the first that is down', () => {
    state().act({ type: 'crash', process: processId(2) });
    expect(processToRestart(state())).toBe(2);
    state().act({ type: 'crash', process: processId(3) });
    select(3);
    expect(processToRestart(state())).toBe(3);
  });
});
