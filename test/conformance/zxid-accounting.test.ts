import { describe, expect, it } from 'vitest';
import type { ZooKeeperRequest } from '../../src/protocols/zookeeper/state';
import { reproduced, type Sighting } from './case-row';
import { ask, ensembleOf, openSession, type Run, settle, start } from './ensemble';
import { statesOf } from './observation';
import { casesOf, type RecordedCase, type RecordedStep } from './recording';
import { differing, type Row, report } from './report';

/** Writes that the recorder made in one step, without telling their zxids. */
const unseenWrites: Readonly<Record<string, number>> = { 'setup: /a "1", /a/b, /e ephemeral': 3 };

const succeeding: ZooKeeperRequest = { type: 'setData', path: '/', data: 'x', version: -1 };
const failing: ZooKeeperRequest = { type: 'create', path: '/', data: '' };
const reading: ZooKeeperRequest = { type: 'exists', path: '/' };

/**
 * How many zxids each kind of request takes in a whole ensemble, whoever is asked: a read for one that took none, a write
 * that succeeds or fails as the recorded one did. What each did to the tree is another test's concern.
 */
function account({ config, steps }: RecordedCase, sid: number, seed: number): Sighting {
  let run = [1, 2, 3].reduce((trace, each) => settle(start(trace, each)), ensembleOf(config, { seed }));
  const recorded: unknown[] = [];
  const ours: unknown[] = [];
  for (const step of steps) {
    for (let i = 0; i < (unseenWrites[step.do] ?? 0); i++) run = ask(run, sid, succeeding)[0];
    if (step.leader_zxid_after === undefined) continue;
    const taken = take(run, sid, step);
    run = taken.run;
    recorded.push([step.do, step.leader_zxid_after, isRefused(step)]);
    ours.push([step.do, statesOf(run)[2]?.zxid, taken.isRefused]);
  }
  return { always: { zxids: [recorded, ours] }, run };
}

const isRefused = ({ err = 'OK' }: RecordedStep): boolean => err !== 'OK';

function take(run: Run, sid: number, step: RecordedStep): { readonly run: Run; readonly isRefused: boolean } {
  if (step.do.startsWith('open session')) return { run: settle(openSession(run, sid)), isRefused: false };
  // A read that fails has its error from the tree of one server, and takes nothing.
  if (step.consumed === 0) return { run: ask(run, sid, reading)[0], isRefused: isRefused(step) };
  const [asked, answer] = ask(run, sid, isRefused(step) ? failing : succeeding);
  return { run: settle(asked), isRefused: answer?.error !== null };
}

const note = 'other writes and reads stand for those that are not served here';

describe('zxids taken by requests against recordings of ZooKeeper', () => {
  const [script] = casesOf('d_zxid_and_stat.json');
  const [errors] = casesOf('i_errors.json');
  if (script === undefined || errors === undefined) throw new Error('the recordings have their cases');
  const rows: readonly Row[] = [
    reproduced(
      { id: 'd-stat-script/zxids', title: 'every step, asked of the leader' },
      (seed) => account(script, 2, seed),
      note,
    ),
    reproduced(
      { id: 'd-stat-script/zxids-follower', title: 'every step, asked of a follower' },
      (seed) => account(script, 1, seed),
      note,
    ),
    reproduced(
      { id: 'i-errors/zxids', title: 'every step, asked of a follower' },
      (seed) => account(errors, 1, seed),
      note,
    ),
  ];

  it('differ in no case', () => {
    expect(differing(rows)).toEqual([]);
  });

  it('are reported case by case', async () => {
    await expect(report(rows)).toMatchFileSnapshot('./reports/zxid-accounting.txt');
  });
});
