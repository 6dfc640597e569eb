import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createPlayer } from '../player/create-player';
import { installPlayer } from '../player/player';
import { entry, stillClock } from '../player/player-fixture';
import { sourceOf } from '../player/source-fixture';
import { Collapsed, ErrorBoundary } from './error-boundary';

it('shows seed and scenario, so that somebody else can see the same failure', () => {
  const text = '---\nservers: 3\nseed: 4711\n---\nrun settled\ncrash leader\nrun 1s\n';
  installPlayer(createPlayer({ entries: [entry], scenarios: [sourceOf('story', text)] }, stillClock()));
  const page = renderToStaticMarkup(createElement(Collapsed, { error: new Error('the cat sat on it') }));
  expect(page).toContain('the cat sat on it');
  expect(page).toMatch(/seed 4711/);
  expect(page).toMatch(/<textarea[^>]*>---[\s\S]*seed: 4711[\s\S]*crash S3/);
  expect(page).toContain('role="alert"');
});

it('remembers what was thrown, whatever it was', () => {
  expect(ErrorBoundary.getDerivedStateFromError(new Error('a')).error?.message).toBe('a');
  expect(ErrorBoundary.getDerivedStateFromError('b').error?.message).toBe('b');
});
