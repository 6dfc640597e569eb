import { describe, expect, it } from 'vitest';
import { readOptions, usualGroups } from './options';

describe('options', () => {
  it('are everything where nothing is said, but what has to be fetched', () => {
    expect(usualGroups).not.toContain('lighthouse');
    expect(readOptions([])).toEqual({ groups: usualGroups, isQuick: false, json: null });
  });

  it('can be given in any order', () => {
    const wanted = { groups: ['engine', 'size'], isQuick: true, json: 'out.json' };
    expect(readOptions(['--quick', '--only', 'size,engine', '--json', 'out.json'])).toEqual(wanted);
    expect(readOptions(['--json', 'out.json', '--only', 'engine,size', '--quick'])).toEqual(wanted);
  });

  it('name a group that is measured on demand', () => {
    expect(readOptions(['--only', 'lighthouse'])?.groups).toEqual(['lighthouse']);
  });

  it.each([
    [['--only']],
    [['--only', 'speed']],
    [['--only', 'engine,speed']],
    [['--json']],
    [['--json', '']],
    [['--fast', 'x']],
    [['engine']],
  ])('are refused: %j', (words) => expect(readOptions(words)).toBeNull());
});
