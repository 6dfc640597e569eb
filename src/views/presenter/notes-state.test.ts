import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../i18n/translator';
import { playerOf } from '../../player/player-fixture';
import { clockText } from './clock-text';
import { isFromNotes, isToNotes } from './notes-channel';
import { notesState } from './notes-state';

const text =
  '---\nservers: 3\nseed: 3\n---\nnote "First." zh-CN "第一。"\nrun leaderElected\nnote "Second."\nrun settled\n';
const now = { isOn: true, isBlank: false, isPointing: false, since: 5 };

describe('what the notes are told', () => {
  it('is what is said here, what comes next, and what is shown', () => {
    const player = playerOf(text);
    player.getState().stepForward();
    const told = notesState(player.getState(), now, 'dark', createTranslator('en'));
    expect(told).toMatchObject({ step: 1, note: 'First.', nextNote: 'Second.', since: 5, theme: 'dark' });
    expect(told.sentence).toMatch(/S\d/);
    expect(told.nextMilestone).toMatch(/^S\d: .+, step \d+$/);
  });

  it('is in the language of the reader, or else in English', () => {
    const player = playerOf(text);
    player.getState().setLanguage('zh-CN');
    const told = notesState(player.getState(), now, 'light', createTranslator('zh-CN'));
    expect(told).toMatchObject({ note: '第一。', nextNote: 'Second.', language: 'zh-CN' });
  });

  it('has no note and nothing ahead where there is none', () => {
    const player = playerOf('---\nservers: 3\nseed: 3\n---\nrun settled\n');
    player.getState().toEnd();
    const told = notesState(player.getState(), now, 'light', createTranslator('en'));
    expect(told).toMatchObject({ note: null, nextNote: null, nextMilestone: null });
  });

  it('is known among whatever else is said on a channel', () => {
    expect(isToNotes({ type: 'over' })).toBe(true);
    expect(isFromNotes({ type: 'ask', what: 'next' })).toBe(true);
    for (const other of [null, 7, 'hello', {}, { type: 'state' }, { type: 'ask' }]) {
      expect(isToNotes(other)).toBe(false);
      expect(isFromNotes(other)).toBe(false);
    }
  });

  it('counts the time of a talk as a clock does', () => {
    expect([0, 59_999, 61_000, 3_725_000, -5].map(clockText)).toEqual(['0:00', '0:59', '1:01', '1:02:05', '0:00']);
  });
});
