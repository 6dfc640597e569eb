import { describe, expect, it } from 'vitest';
import { groupNames, readOptions } from './options';

describe('options', () => {
  it('are everything where nothing is said', () => {
    expect(readOptions([])).toEqual({ groups: groupNames, isQuick: false, json: null });
  });

  it('can be given in any order', () => {
    const wanted = { groups: ['engine', 'size'], isQuick: true, json: 'out.json' };
    expect(readOptions(['--quick', '--only', 'size,engine', '--json', 'out.json'])).toEqual(wanted);
    expect(readOptions(['--json', 'out.json', '--only', 'engine,size', '--quick'])).toEqual(wanted);
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
