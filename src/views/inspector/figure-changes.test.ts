import { describe, expect, it } from 'vitest';
import type { ProcessFigure } from '../../kernel/describe';
import { fieldRows, figureChanges } from './figure-changes';

const fields = (values: Readonly<Record<string, string>>): ProcessFigure['fields'] =>
  Object.entries(values).map(([key, value]) => ({ key, value }));

const figure = (state: string, phase: string | null, values: Readonly<Record<string, string>>): ProcessFigure => ({
  ...{
    state,
    phase,
    tone: 'looking',
    votes: true,
    tags: [],
    log: [],
    earlier: 0,
    arrow: null,
    meter: null,
    active: [],
  },
  fields: fields(values),
});

describe('fieldRows', () => {
  it('tells what was changed, added and removed, in the present order', () => {
    const rows = fieldRows(
      fields({ round: '1', vote: 'S1', leader: 'S5' }),
      fields({ vote: 'S4', round: '1', epoch: '2' }),
    );
    expect(rows).toEqual([
      { key: 'vote', value: 'S4', previous: 'S1', change: 'changed' },
      { key: 'round', value: '1', previous: '1', change: 'same' },
      { key: 'epoch', value: '2', previous: null, change: 'added' },
      { key: 'leader', value: null, previous: 'S5', change: 'removed' },
    ]);
  });

  it('finds no change where there is nothing to compare with', () => {
    expect(fieldRows(null, fields({ round: '1' })).map(({ change }) => change)).toEqual(['same']);
  });
});

describe('figureChanges', () => {
  it('puts state and phase first and leaves out what is the same', () => {
    const before = figure('LOOKING', null, { round: '1', sid: '3' });
    const after = figure('FOLLOWING', 'discovery', { round: '2', sid: '3' });
    expect(figureChanges(before, after).map(({ key, change }) => `${key} ${change}`)).toEqual([
      'state changed',
      'phase added',
      'round changed',
    ]);
    expect(figureChanges(after, after)).toEqual([]);
    expect(figureChanges(null, after)).toEqual([]);
  });

  it('names the state once where it is among the fields', () => {
    const rows = figureChanges(
      figure('LOOKING', null, { state: 'LOOKING' }),
      figure('LEADING', null, { state: 'LEADING' }),
    );
    expect(rows.map(({ key }) => key)).toEqual(['state']);
  });
});
