import { describe, expect, it } from 'vitest';
import { groupsOf } from './scenario-groups';

const registryOf = (ids: readonly string[]) => ({
  scenarios: ids.map((id) => ({ id, parts: { fields: {}, firstLine: 1, lines: [] } })),
});

describe('groups of scenarios', () => {
  const ids = ['rec-3-lost', 'fle-10', 'main-job', 'fle-2', 'odd', 'ops-1'];
  const groups = groupsOf(registryOf(ids));

  it('come in the order of a course, without empty ones', () => {
    expect(groups.map(({ name }) => name)).toEqual(['main', 'fle', 'rec', 'ops', 'other']);
  });

  it('begin with ZooKeeper, and keep the families apart', () => {
    const named = groupsOf(
      registryOf([
        'main-book',
        'main-job',
        's-2pc-1',
        'cell-b1',
        'rule-x',
        's-3pc-1',
        'presumed-abort',
        'main-two-phase',
      ]),
    );
    expect(named.map(({ name, scenarios }) => [name, ...scenarios.map(({ id }) => id)])).toEqual([
      ['main', 'main-job'],
      ['twoPhase', 'presumed-abort', 's-2pc-1'],
      ['threePhase', 'main-book', 'main-two-phase', 's-3pc-1'],
      ['matrix', 'cell-b1'],
      ['rules', 'rule-x'],
    ]);
  });

  it('hold every scenario once, numbered ones in their order', () => {
    expect(groups.flatMap(({ scenarios }) => scenarios.map(({ id }) => id))).toEqual([
      'main-job',
      'fle-2',
      'fle-10',
      'rec-3-lost',
      'ops-1',
      'odd',
    ]);
  });
});
