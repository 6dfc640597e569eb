import { describe, expect, it } from 'vitest';
import { chartFixture } from './fixture';
import { nodesOnPath, takenTransitions, withAbsoluteTargets } from './path';

const taken = (event: string, before: string, after: string) =>
  Object.fromEntries(takenTransitions(chartFixture, { event, before: before.split('.'), after: after.split('.') }));

const all = (verdict: string, transitions: readonly string[]) =>
  Object.fromEntries(transitions.map((transition) => [transition, verdict]));

describe('takenTransitions', () => {
  it.each([
    ['UPTODATE', 'following.synchronization', 'following.broadcast', ['following.synchronization#0']],
    ['NOTIFICATION', 'looking.finalizing', 'looking.gathering', ['looking.finalizing#0']],
  ])('finds the branch that leads to where the step ended: %s, %s to %s', (event, before, after, found) => {
    expect(taken(event, before, after)).toEqual(all('taken', found));
  });

  it.each([
    ['NOTIFICATION', 'looking.gathering', 'looking.finalizing', ['looking.gathering#0', 'looking.gathering#1']],
    ['finalize', 'looking.finalizing', 'leading.discovery', ['looking.finalizing#2', 'looking#0']],
    ['NOTIFICATION', 'looking.gathering', 'following.discovery', ['looking.gathering#0', 'looking#1']],
    ['disconnected', 'following.broadcast', 'looking.gathering', ['following#1', 'following#0']],
  ])(
    'follows an eventless transition that the event has made possible, in whatever state around it is: %s, %s to %s',
    (event, before, after, found) => {
      expect(taken(event, before, after)).toEqual(all('taken', found));
    },
  );

  it.each([
    ['PROPOSAL', 'following.broadcast', ['following.broadcast#0']],
    ['synced', 'following.broadcast', ['following.broadcast#1']],
    ['synced', 'following.discovery', ['#0']],
    ['UNHEARD', 'following.broadcast', []],
  ])(
    'takes the innermost state that knows the event, and those around it where none does: %s in %s',
    (event, state, found) => {
      expect(taken(event, state, state)).toEqual(all('taken', found));
    },
  );

  it.each([
    ['ACK', 'leading.broadcast', ['leading#1', 'leading#2']],
    // The better vote leads to gathering, from where a quorum may lead back at once.
    ['NOTIFICATION', 'looking.finalizing', ['looking.finalizing#0', 'looking.finalizing#1']],
  ])('says so where the branches cannot be told apart: %s in %s', (event, state, found) => {
    expect(taken(event, state, state)).toEqual(all('possible', found));
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
