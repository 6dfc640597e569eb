import { describe, expect, it } from 'vitest';
import { atLeast, atMost, detail, type Figure, percent } from './figures';
import { table } from './table';

const figure = (part: Partial<Figure>): Figure => ({
  ...{ group: 'speed', name: 'all', value: 1, unit: '', goal: null, details: [] },
  ...part,
});

describe('the table', () => {
  it('has a section for each group, and says whether goals are reached', () => {
    const text = table([
      figure({ name: 'five', value: 98_765.4, unit: 'events/s', goal: atLeast(100_000) }),
      figure({ group: 'size', value: 12.34, unit: 'kB', goal: atMost(12.34), details: [detail('plain', 0.5, 'kB')] }),
      figure({ name: 'six', value: 50, details: [percent('waste', 0.25), detail('runs', 3)] }),
    ]);
    expect(text).toBe(
      [
        'speed           reached  goal',
        '  five  98,765 events/s  at least 100,000 events/s  NO',
        '  six                50                                 waste 25%, runs 3',
        '',
        'size   reached  goal',
        '  all  12.3 kB  at most 12.3 kB  yes  plain 0.50 kB',
      ].join('\n'),
    );
  });
});
