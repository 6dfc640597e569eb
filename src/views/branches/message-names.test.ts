import { expect, test } from 'vitest';
import { entry, playerOf } from '../../player/player-fixture';
import { currentTrace } from '../../player/selectors';
import { messageNames } from './message-names';

test('a run is asked for the messages that it has had, each once, in order', () => {
  const names = messageNames(currentTrace(playerOf('---\nservers: 3\n---\nrun settled\n').getState()), entry);
  expect(names).toContain('LEADERINFO');
  expect(names).not.toContain('PROPOSAL');
  expect(names).toEqual([...new Set(names)].sort());
  const written = '---\nservers: 3\n---\nrun settled\nS1 create /a "x"\nrun settled\n';
  expect(messageNames(currentTrace(playerOf(written).getState()), entry)).toContain('PROPOSAL');
  expect(messageNames(currentTrace(playerOf('---\nservers: 3\n---\n').getState()), entry)).toEqual([]);
});
