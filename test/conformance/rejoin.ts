import type { Pair } from './case-row';
import {
  create,
  createMany,
  ensembleOf,
  heal,
  isolate,
  kill,
  now,
  openSession,
  outcomeOf,
  type Run,
  request,
  settle,
  start,
  startTogether,
  wait,
  waitUntil,
  wipe,
} from './ensemble';
import { filesOf, hasZnode, leaderOf, listed, logged, statesOf, syncChoices, syncModeOf } from './observation';
import { type RecordedCase, type RecordedStates, type RecordedStep, stepOf } from './recording';
import { pairedChoices } from './sync-log';

export interface RejoinStep extends RecordedStep {
  readonly sync?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  readonly reply_received?: boolean;
  readonly seconds?: number;
}
export interface RejoinOutcome {
  readonly lost_exists?: string;
  readonly maybe_exists?: string;
  readonly txns_of_2?: readonly { readonly zxid: string }[];
  readonly txns_of_3?: readonly { readonly zxid: string }[];
  readonly children_after?: readonly string[];
  readonly files?: Readonly<Record<string, readonly string[]>>;
}
export type RejoinCase = RecordedCase<RejoinOutcome, RejoinStep>;

/** What a run of a case has shown so far. */
export interface Told {
  readonly run: Run;
  readonly seen: Readonly<Record<string, Pair>>;
}

export const begin = (recorded: RejoinCase, seed: number): Told => ({
  run: ensembleOf(recorded.config, { seed }),
  seen: {},
});
export const next = (told: Told, change: (run: Run) => Run): Told => ({ ...told, run: change(told.run) });
export const see = (told: Told, name: string, recorded: unknown, ours: (run: Run) => unknown): Told => ({
  ...told,
  seen: { ...told.seen, [name]: [recorded, ours(told.run)] },
});
export const seeStates = (told: Told, name: string, recorded: RecordedStates | undefined): Told =>
  see(told, name, recorded, statesOf);

/** One after another, each when the others are at rest. */
export const startInOrder = (run: Run, ...sids: readonly number[]): Run =>
  sids.reduce((trace, sid) => settle(start(trace, sid)), run);

/** The work of a client: its session, creates, and the closing of the session, for which another write stands. */
export function client(
  run: Run,
  sid: number,
  work: { readonly paths: readonly string[]; readonly closes: boolean },
): Run {
  const created = createMany(openSession(run, sid), sid, work.paths);
  return settle(work.closes ? create(created, sid, work.paths[0] ?? '/') : created);
}

export const paths = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `/${prefix}${i}`);

/** A server comes back: the states before and after, what the leader looked at, and how it brought the server up to date. */
export function rejoin(told: Told, sid: number, step: RejoinStep, patience = 20): Told {
  const before = seeStates(see(told, `${step.do}: leader`, step.leader, leaderOf), `${step.do}: before`, step.before);
  const since = now(before.run);
  const joined = next(before, (run) => settle(start(run, sid), patience));
  const choices = syncChoices(joined.run, since);
  const mode = choices.length === 0 ? null : syncModeOf(joined.run, sid);
  return {
    run: joined.run,
    seen: {
      ...seeStates(joined, `${step.do}: after`, step.after).seen,
      [`${step.do}: choice`]: pairedChoices(step.leader_log ?? [], choices),
      // The log tells a DIFF too that a snapshot then took the place of.
      [`${step.do}: mode`]: [step.sync_mode?.at(-1) ?? null, mode],
      [`${step.do}: files`]: pairedFiles(joined.run, sid, step.learner_files, mode),
    },
  };
}

/** After a snapshot a real server keeps its old log files, which it never reads again; ours begins anew. */
function pairedFiles(run: Run, sid: number, names: readonly string[] = [], mode: string | null): Pair {
  const [recorded, ours] = [listed(names), filesOf(run, sid)];
  return mode === 'SNAP' ? [recorded.at(-1), ours.at(-1)] : [recorded, ours];
}

/** Every server's files where a step or an outcome lists them. */
export function seeFiles(told: Told, name: string, files: Readonly<Record<string, readonly string[]>> = {}): Told {
  const pairs = Object.entries(files).map(([sid, names]): [string, Pair] => {
    const mode = syncModeOf(told.run, Number(sid));
    return [`${name}: files of ${sid}`, pairedFiles(told.run, Number(sid), names, mode)];
  });
  return { ...told, seen: { ...told.seen, ...Object.fromEntries(pairs) } };
}

/** Follower 1 is down while a number of creates commit. */
export function downForCreates(recorded: RejoinCase, seed: number): Told {
  const [first, down, restart] = recorded.steps;
  const count = Number(/(\d+) creates/.exec(down?.do ?? '')?.[1]);
  let told = next(begin(recorded, seed), (run) =>
    client(startInOrder(run, 1, 2, 3), 2, { paths: paths('a', 3), closes: false }),
  );
  told = seeStates(told, 'start', first?.state);
  told = next(told, (run) => createMany(kill(run, 1), 2, paths('b', count)));
  told = seeStates(told, 'down', down?.state);
  return restart === undefined ? told : rejoin(told, 1, restart);
}

/** The same with everything before the restart told in one step. */
export function downFor600(recorded: RejoinCase, seed: number): Told {
  const [before, restart] = recorded.steps;
  let told = next(begin(recorded, seed), (run) =>
    client(startInOrder(run, 1, 2, 3), 2, { paths: paths('a', 3), closes: false }),
  );
  told = next(told, (run) => createMany(kill(run, 1), 2, paths('b', 600)));
  told = seeStates(told, 'down', before?.state);
  return restart === undefined ? told : rejoin(told, 1, restart);
}

/** An empty server 3 joins the two others after some transactions. */
export function emptyJoins(recorded: RejoinCase, seed: number): Told {
  const txns = Number(/have (\d+) client txns/.exec(recorded.title)?.[1]);
  const work = { paths: paths('a', txns - 2), closes: true };
  const told = next(begin(recorded, seed), (run) => {
    const begun = startInOrder(run, 1, 2);
    return txns === 0 ? begun : client(begun, 2, work);
  });
  return rejoin(told, 3, stepOf(recorded, 'first start of 3'));
}

/** An empty server 3 joins two that were restarted twice and wrote in every epoch. */
export function emptyJoinsLate(recorded: RejoinCase, seed: number): Told {
  const epoch = (run: Run, name: string): Run =>
    client(startInOrder(run, 1, 2), 2, { paths: paths(name, 2), closes: true });
  const told = next(begin(recorded, seed), (run) => epoch(kill(epoch(kill(epoch(run, 'a'), 1, 2), 'b'), 1, 2), 'c'));
  return rejoin(told, 3, stepOf(recorded, 'first start of 3'));
}

export function wiped(recorded: RejoinCase, seed: number): Told {
  const told = next(begin(recorded, seed), (run) =>
    wipe(kill(client(startInOrder(run, 1, 2, 3), 2, { paths: paths('a', 5), closes: true }), 1), 1),
  );
  return rejoin(seeStates(told, 'wiped', recorded.steps[0]?.state), 1, stepOf(recorded, 'restart 1'));
}

/** Twenty nodes of 100 kB make the snapshot large; everybody restarts; 1 misses 30 creates. */
export function largeSnapshot(recorded: RejoinCase, seed: number): Told {
  const [restarted, down, restart] = recorded.steps;
  const data = 'x'.repeat(100_000);
  const fill = (run: Run): Run =>
    settle(paths('big', 20).reduce((trace, path) => create(trace, 2, path, data), openSession(run, 2)));
  let told = next(begin(recorded, seed), (run) =>
    startInOrder(kill(fill(startInOrder(run, 1, 2, 3)), 1, 2, 3), 1, 2, 3),
  );
  told = seeFiles(seeStates(told, 'restarted', restarted?.state), 'restarted', restarted?.files);
  told = next(told, (run) => client(kill(run, 1), 2, { paths: paths('b', 30), closes: false }));
  told = seeStates(told, 'down', down?.state);
  return restart === undefined ? told : rejoin(told, 1, restart);
}

/** Leader 3 logs a transaction that it cannot send, and is killed; its links heal at once, after the next election, or never. */
export function lostLeader(recorded: RejoinCase, seed: number): Told {
  const [first, isolated, elected, restart] = recorded.steps;
  const healsAtOnce = isolated?.do.endsWith('heal') === true;
  let told = next(begin(recorded, seed), (run) =>
    client(settle(startTogether(run)), 3, { paths: paths('a', 4), closes: false }),
  );
  told = seeStates(told, 'start', first?.state);
  told = next(told, (run) => wait(request(isolate(run, 3), 3, { type: 'create', path: '/lost', data: '' }), 0.3));
  told = seeReply(told, isolated);
  told = see(told, 'log of 3', true, (run) => logged(run, 3).at(-1) === '0x100000006');
  told = next(told, (run) => (healsAtOnce ? heal(kill(run, 3)) : kill(run, 3)));
  told = next(told, (run) => settle(waitUntil(run, (trace) => leaderOf(trace) !== null, 20)));
  if (elected?.do.includes('3 creates') === true)
    told = next(told, (run) => client(run, 2, { paths: paths('b', 3), closes: true }));
  told = see(seeStates(told, 'elected', elected?.state), 'new leader', elected?.leader, leaderOf);
  if (restart !== undefined) told = rejoin(next(told, heal), 3, restart);
  return endWithSession(told, recorded.outcome);
}

const seeReply = (told: Told, step: RejoinStep | undefined): Told =>
  see(told, 'reply', step?.reply_received, (run) => outcomeOf(run, run.head.world.requests.length - 1) !== null);

/** A last session is opened and closed to look whether the transaction survived; then the logs are read. */
function endWithSession(told: Told, outcome: RejoinOutcome): Told {
  const ended = next(told, (run) => client(run, 2, { paths: [], closes: true }));
  const seen = see(ended, 'lost exists', outcome.lost_exists, (run) => (hasZnode(run, 3, '/lost') ? 'OK' : 'NONODE'));
  const of2 = seeTail(seen, 2, outcome.txns_of_2);
  // After a snapshot a real server keeps its old log file, which it never reads again; ours starts a new one.
  return syncModeOf(told.run, 3) === 'SNAP' ? of2 : seeTail(of2, 3, outcome.txns_of_3);
}

const seeTail = (told: Told, sid: number, txns: readonly { readonly zxid: string }[] = []): Told =>
  see(
    told,
    `log of ${sid} at the end`,
    txns.map(({ zxid }) => zxid),
    (run) => logged(run, sid).slice(-txns.length),
  );
