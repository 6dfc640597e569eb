import { expect, it } from 'vitest';
import { nextSpoken, restMs, type Said } from './next-spoken';

const said: Said = { text: 'a', atMs: 1_000 };

it('says every step that a person takes', () => {
  expect(nextSpoken(said, 'b', false, 1_001)).toEqual({ text: 'b', atMs: 1_001 });
});

it('says of a run that plays no more than a voice gets through', () => {
  expect(nextSpoken(said, 'b', true, 1_000 + restMs - 1)).toBe(said);
  expect(nextSpoken(said, 'b', true, 1_000 + restMs)).toEqual({ text: 'b', atMs: 1_000 + restMs });
});

it('does not begin to wait again for what it has said already', () => {
  expect(nextSpoken(said, 'a', true, 9_000)).toBe(said);
});
