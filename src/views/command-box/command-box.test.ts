import { describe, expect, it } from 'vitest';
import { caretUnder } from './caret-under';
import { earlier, later, type Recall } from './recall';

describe('recalling lines', () => {
  const log = ['crash S1', 'heal', 'run 1s'];
  const start: Recall = { back: 0, draft: '' };

  it('goes back to the oldest and stays there', () => {
    const lines: string[] = [];
    let recalled = { line: 'cra', recall: start };
    for (let i = 0; i < 4; i++) {
      recalled = earlier(recalled.recall, recalled.line, log);
      lines.push(recalled.line);
    }
    expect(lines).toEqual(['run 1s', 'heal', 'crash S1', 'crash S1']);
  });

  it('comes back to what was being typed', () => {
    const once = earlier(start, 'cra', log);
    const twice = earlier(once.recall, once.line, log);
    const back = later(twice.recall, twice.line, log);
    expect(back.line).toBe('run 1s');
    expect(later(back.recall, back.line, log).line).toBe('cra');
    expect(later(start, 'cra', log).line).toBe('cra');
  });

  it('has nothing to offer at first', () => {
    expect(earlier(start, 'cra', []).line).toBe('cra');
  });
});

describe('the caret', () => {
  it('stands under the word', () => {
    expect(caretUnder('crash S9 now', 7, 'S9')).toEqual({ before: '      ', caret: '^^' });
  });

  it('stands behind the line where something is missing', () => {
    expect(caretUnder('crash', 6, '')).toEqual({ before: '     ', caret: '^' });
    expect(caretUnder('crash', 60, '')).toEqual({ before: '     ', caret: '^' });
  });

  it('keeps tabs, and does not run over the end', () => {
    expect(caretUnder('\tcrash S9', 8, 'S9 and more')).toEqual({ before: '\t      ', caret: '^^' });
  });
});
