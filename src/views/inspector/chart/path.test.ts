import { describe, expect, it } from 'vitest';
import { chartFixture } from './fixture';
import { nodesOnPath, takenTransitions, withAbsoluteTargets } from './path';

const taken = (event: string, before: string, after: string) =>
  Object.fromEntries(takenTransitions(chartFixture, { event, before: before.split('.'), after: after.split('.') }));

describe('takenTransitions', () => {
  it('finds the branch that leads to where the step ended', () => {
    expect(taken('UPTODATE', 'following.synchronization', 'following.broadcast')).toEqual({
      'following.synchronization#0': 'taken',
    });
    expect(taken('NOTIFICATION', 'looking.finalizing', 'looking.gathering')).toEqual({
      'looking.finalizing#0': 'taken',
    });
  });

  it('follows an eventless transition that the event has made possible, in whatever state around it is', () => {
    expect(taken('NOTIFICATION', 'looking.gathering', 'looking.finalizing')).toEqual({
      'looking.gathering#0': 'taken',
      'looking.gathering#1': 'taken',
    });
    expect(taken('finalize', 'looking.finalizing', 'leading.discovery')).toEqual({
      'looking.finalizing#2': 'taken',
      'looking#0': 'taken',
    });
    expect(taken('NOTIFICATION', 'looking.gathering', 'following.discovery')).toEqual({
      'looking.gathering#0': 'taken',
      'looking#1': 'taken',
    });
    expect(taken('disconnected', 'following.broadcast', 'looking.gathering')).toEqual({
      'following#1': 'taken',
      'following#0': 'taken',
    });
  });

  it('takes the innermost state that knows the event, and those around it where none does', () => {
    expect(taken('PROPOSAL', 'following.broadcast', 'following.broadcast')).toEqual({
      'following.broadcast#0': 'taken',
    });
    expect(taken('synced', 'following.broadcast', 'following.broadcast')).toEqual({ 'following.broadcast#1': 'taken' });
    expect(taken('synced', 'following.discovery', 'following.discovery')).toEqual({ '#0': 'taken' });
    expect(taken('UNHEARD', 'following.broadcast', 'following.broadcast')).toEqual({});
  });

  it('says so where the branches cannot be told apart', () => {
    expect(taken('ACK', 'leading.broadcast', 'leading.broadcast')).toEqual({
      'leading#1': 'possible',
      'leading#2': 'possible',
    });
    // The better vote leads to gathering, from where a quorum may lead back at once.
    expect(taken('NOTIFICATION', 'looking.finalizing', 'looking.finalizing')).toEqual({
      'looking.finalizing#0': 'possible',
      'looking.finalizing#1': 'possible',
    });
  });
});

describe('nodesOnPath', () => {
  it('ends where the chart ends', () => {
    expect(nodesOnPath(chartFixture, ['looking', 'gathering']).map(({ path }) => path)).toEqual([
      'looking',
      'looking.gathering',
    ]);
    expect(nodesOnPath(chartFixture, ['down'])).toEqual([]);
  });
});

describe('withAbsoluteTargets', () => {
  it('reads a bare key as a sibling, and one with a dot as a child', () => {
    const on = (target: string | null) => ({ event: 'e', guard: null, target });
    const leaf = (path: string, target: string | null) => ({
      ...{
        key: path.split('.').at(-1) ?? '',
        path,
        source: null,
        initial: null,
        children: [],
        transitions: [on(target)],
      },
    });
    const looking = { ...leaf('looking', '.finalizing'), children: [leaf('looking.gathering', 'finalizing')] };
    const root = { ...leaf('', null), children: [looking, leaf('leading', 'looking')] };
    const targets = withAbsoluteTargets(root).children.flatMap((node) => [node, ...node.children]);
    expect(targets.map(({ path, transitions }) => [path, transitions[0]?.target])).toEqual([
      ['looking', 'looking.finalizing'],
      ['looking.gathering', 'looking.finalizing'],
      ['leading', 'looking'],
    ]);
  });
});
