import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration, messageId, processId } from '../../src/kernel/ids';
import { isRunning } from '../../src/kernel/world';
import type { Player } from '../../src/player/contract';
import { inFlight } from '../../src/player/selectors';
import { linkOf, readLink } from '../../src/sharing/link';
import { openLink } from '../../src/sharing/open-link';
import { type Reopened, reopen } from '../../src/sharing/reopen';
import { savedRunOf } from '../../src/sharing/save-run';
import { readSavedRun } from '../../src/sharing/saved-run';
import { type Deed, deedKinds, does, isSameRun, own, playerOf, registry, saved } from './fixture';

const flying = (state: Player): readonly number[] => inFlight(state).map(({ id }) => id);
const number = fc.nat(1_000_000);
const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(fc.tuple(fc.nat(deedKinds - 1), number, number, number), {
  maxLength: 25,
  size: 'max',
});
const looks = ['selection', 'hiddenFamilies', 'folded', 'bottomTab', 'pace', 'speed', 'breakpoints'] as const;

function expectSame(opened: Reopened | null, state: Player): void {
  if (opened?.ok !== true) throw new Error(JSON.stringify(opened));
  const { run, view } = opened;
  const tree = (branches: Player['branches']) => branches.map(({ id, name, parent }) => ({ id, name, parent }));
  expect(tree(run.branches)).toEqual(tree(state.branches));
  for (const [i, { trace }] of state.branches.entries()) {
    const again = run.branches[i]?.trace;
    expect(again !== undefined && isSameRun(again, trace), `branch ${i}`).toBe(true);
  }
  const { branch, step, playhead, notes, scriptEnd } = state;
  expect(run).toMatchObject({ branch, step, playhead, notes, scriptEnd });
  for (const look of looks) expect(view[look]).toEqual(state[look]);
  expect(opened.remarks).toEqual([]);
}

describe('two runs on one tape', () => {
  it('are made again together, and neither where one of them has been changed', async () => {
    const [first, second] = [playerOf('main-job'), playerOf()];
    first.getState().seekStep(40 as never);
    second.getState().command('run 5ms');
    second.getState().command('crash S2');
    const data = savedRunOf(first.getState(), registry, second.getState());
    const made = await linkOf(data, 'https://example.org/');
    if (!made.ok) throw new Error(made.problem.id);
    const opened = await openLink(new URL(made.link), registry);
    expectSame(opened, first.getState());
    if (opened?.ok !== true || opened.beside === null) throw new Error('the second run is there');
    expectSame({ ok: true, remarks: [], beside: null, ...opened.beside }, second.getState());
    const { beside } = data;
    if (beside === undefined) throw new Error('the second run is saved');
    const [line] = beside.branches;
    const damaged = { ...data, beside: { ...beside, branches: [{ ...line, fingerprint: '00000000' }] } };
    expect(reopen(damaged as typeof data, registry)).toMatchObject({ ok: false });
    expect(readSavedRun({ ...data, beside: { ...beside, beside } })).toMatchObject({ ok: false });
  });
});

describe('a saved run', () => {
  it('is made again to the last bit, through data and through a link', async () => {
    const kinds = new Set<unknown>();
    let mostBranches = 0;
    await fc.assert(
      fc.asyncProperty(fc.boolean(), deeds, async (isOwn, done) => {
        const player = playerOf();
        if (isOwn) player.getState().open(own);
        player.getState().seekStep(60 as never);
        for (const deed of done) does(player, deed, flying);
        const state = player.getState();
        const data = saved(state);
        for (const [, , kind] of data.branches.flatMap(({ acts }) => acts)) kinds.add(kind);
        mostBranches = Math.max(mostBranches, data.branches.length);
        expect(data.origin.type).toBe(isOwn ? 'own' : 'shipped');
        expectSame(reopen(JSON.parse(JSON.stringify(data)), registry), state);
        const made = await linkOf(data, 'https://example.org/ensemble/?x=1#old');
        expect(made).toMatchObject({ ok: true });
        if (made.ok) expectSame(await openLink(new URL(made.link), registry), state);
      }),
      { seed: 1, numRuns: 150 },
    );
    // The deeds do reach what they are for.
    expect(mostBranches).toBeGreaterThan(4);
    expect(kinds.size).toBeGreaterThanOrEqual(18);
  });

  it('holds acts of every kind on a message, and the playhead between two steps', () => {
    const player = playerOf();
    const { command, seek } = player.getState();
    seek((player.getState().branches[0]?.trace.head.world.now ?? 0) as never);
    command('S2 create /b "1"');
    command('run 1ms');
    const ticking = player
      .getState()
      .branches[0]?.trace.head.world.processes.find((server) => isRunning(server) && 'tick' in server.timers);
    const id = messageId(flying(player.getState())[0] ?? -1);
    for (const act of [
      { type: 'duplicate', message: id },
      { type: 'delay', message: id, by: 1500 },
      { type: 'deliverNow', message: id },
      { type: 'pause', process: processId(1) },
      { type: 'timer', process: ticking?.id ?? processId(0), timer: 'tick', after: duration(12_000) },
    ] as const)
      expect(player.getState().act(act), act.type).toBe(true);
    command('run settled');
    seek((player.getState().playhead + 7) as never);
    const state = player.getState();
    const data = saved(state);
    expect(data.later).toBe(7);
    expect(data.branches[0]?.acts).toHaveLength(6);
    expectSame(reopen(data, registry), state);
  });

  it('keeps a branch whose parent is gone', () => {
    const player = playerOf();
    player.getState().seekStep(60 as never);
    for (const line of ['crash S1', 'run 20ms']) player.getState().command(line);
    const { branches } = player.getState();
    expect(branches).toHaveLength(2);
    player.setState({ branches: branches.slice(1) });
    const opened = reopen(saved(player.getState()), registry);
    if (!opened.ok) throw new Error(opened.problem.id);
    expect(isSameRun(opened.run.branches[0]?.trace as never, branches[1]?.trace as never)).toBe(true);
    expect(opened.run.branches[0]?.parent).toBeNull();
  });
});

describe('the link to a moment of a shipped scenario', () => {
  it('is short, is read by people, and opens there', async () => {
    const player = playerOf('main-job');
    player.getState().seekStep(119 as never);
    const made = await linkOf(saved(player.getState()), 'https://example.org/');
    expect(made).toMatchObject({ ok: true, isLong: false });
    if (!made.ok) return;
    expect(made.link).toMatch(/^https:\/\/example\.org\/#scenario=main-job&step=120&check=[\da-f]{8}$/);
    expectSame(await openLink(new URL(made.link), registry), player.getState());
  });

  it('is not made where anything was done, and a longer one is', async () => {
    const player = playerOf('main-job');
    player.getState().toEnd();
    player.getState().command('crash S1');
    expect(player.getState().branches).toHaveLength(1);
    const made = await linkOf(saved(player.getState()), 'https://example.org/');
    if (!made.ok) throw new Error(made.problem.id);
    expect(made.link).toContain('#run=');
    expectSame(await openLink(new URL(made.link), registry), player.getState());
  });

  it('says how far the run was run on', async () => {
    const player = playerOf('main-job');
    player.getState().toEnd();
    for (let i = 0; i < 5; i++) player.getState().stepForward();
    player.getState().seek((player.getState().playhead + 3) as never);
    const made = await linkOf(saved(player.getState()), 'https://example.org/');
    if (!made.ok) throw new Error(made.problem.id);
    expect(made.link).toMatch(/&step=\d+&later=3&steps=\d+&check=/);
    expectSame(await openLink(new URL(made.link), registry), player.getState());
  });

  it.each(['#scenario=main-job&step=120', '?scenario=main-job&step=120&lang=en'])('may be typed: %s', async (text) => {
    const url = new URL(text, 'https://example.org/');
    expect(await openLink(url, registry)).toMatchObject({ ok: true, run: { step: 119, scenario: { id: 'main-job' } } });
  });

  it('opens the beginning without a step', async () => {
    const opened = await openLink({ hash: '#scenario=rec-1', search: '?scenario=main-job' }, registry);
    expect(opened).toMatchObject({ ok: true, run: { step: -1, playhead: 0, scenario: { id: 'rec-1' } } });
  });

  it.each(['', '#', '#main', '#skip-to-content'])('is not what %j is', async (hash) => {
    expect(await readLink({ hash, search: '?embed' })).toEqual({ type: 'nothing' });
  });
});
