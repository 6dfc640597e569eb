import { describe, expect, it } from 'vitest';
import { processId } from '../../kernel/ids';
import type { Ballot, Election } from '../../protocols/zookeeper/state';
import { zxidOf } from '../../protocols/zookeeper/zxid';
import { ballotRows, tally } from './ballot-rows';
import { firstWorld, runOf, serverIn } from './run-fixture';
import { contextOf } from './zookeeper-panel';

const ballot = (leader: number, counter: number, state: Ballot['state'] = 'LOOKING', electionEpoch = 2): Ballot => ({
  leader: processId(leader),
  zxid: zxidOf(1, counter),
  electionEpoch,
  peerEpoch: 1,
  state,
});

const election = (received: Election['received'], outOfElection: Election['outOfElection'] = {}): Election => ({
  round: 2,
  proposal: ballot(4, 9),
  initial: ballot(3, 9),
  received,
  outOfElection,
  wait: 200,
  decided: null,
});

describe('ballotRows', () => {
  it('marks the ballots that came or changed in this step, and those that count', () => {
    const before = election({ 1: ballot(1, 9), 3: ballot(3, 9), 4: ballot(4, 9), 5: ballot(5, 7) });
    const after = election({ 1: ballot(4, 9), 2: ballot(2, 8), 3: ballot(3, 9), 4: ballot(4, 9), 5: ballot(5, 8) });
    const rows = ballotRows('received', after, before).map(({ voter, change, supports }) => [voter, change, supports]);
    expect(rows).toEqual([
      [1, 'changed', true],
      [2, 'new', false],
      [3, 'same', false],
      [4, 'same', true],
      [5, 'changed', false],
    ]);
  });

  it('marks nothing where there is nothing to compare with', () => {
    expect(ballotRows('received', election({ 1: ballot(1, 9) }), null)[0]?.change).toBe('same');
  });
});

describe('tally', () => {
  const voters = [1, 2, 3, 4, 5].map(processId);
  const config = contextOf(serverIn(runOf({ servers: 5 }, [100]).head.world, 1))?.config;
  if (config === undefined) throw new Error('S1 runs');

  it('counts the ballots that agree in all four fields while it looks', () => {
    const received = { 1: ballot(4, 9), 2: ballot(4, 8), 3: ballot(4, 9, 'LOOKING', 1), 4: ballot(4, 9) };
    expect(tally({ election: election(received), config })).toEqual({ have: 2, need: 3, isQuorum: false });
    expect(tally({ election: election({ ...received, 5: ballot(4, 9) }), config })).toEqual({
      have: 3,
      need: 3,
      isQuorum: true,
    });
  });

  it('counts those of settled servers for a decision that joined them, whatever their round', () => {
    const settled = { 1: ballot(4, 3, 'FOLLOWING', 7), 2: ballot(4, 5, 'FOLLOWING', 7), 4: ballot(4, 9, 'LEADING', 7) };
    const joined: Election = { ...election({ 3: ballot(3, 9) }, settled), decided: ballot(4, 9) };
    expect(tally({ election: joined, config })).toEqual({ have: 3, need: 3, isQuorum: true });
    expect(ballotRows('outOfElection', joined, null).every(({ supports }) => supports)).toBe(true);
  });

  it('does not count those who have no vote, and knows no number where votes weigh differently', () => {
    const received = { 1: ballot(4, 9), 4: ballot(4, 9), 5: ballot(4, 9) };
    expect(tally({ election: election(received), config: { ...config, voters: voters.slice(0, 4) } }).have).toBe(2);
    const groups = [voters.slice(0, 3), voters.slice(3)];
    expect(tally({ election: election(received), config: { ...config, groups } })).toEqual({
      have: 3,
      need: null,
      isQuorum: false,
    });
  });

  it('sees the quorum of a real election at the step in which it decides', () => {
    const world = firstWorld(runOf({ servers: 5 }, [2000]), 3, (server) => contextOf(server)?.election.decided != null);
    const context = contextOf(serverIn(world, 3));
    expect(context === null ? null : tally(context)).toMatchObject({ need: 3, isQuorum: true });
  });
});
