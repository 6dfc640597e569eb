import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { instant, stepIndex } from '../../kernel/ids';
import { commitRegistry } from '../../panels/atomic-commit/commit-fixture';
import { compareBranches } from '../../player/compare-branches';
import { createPlayer } from '../../player/create-player';
import { installPlayer } from '../../player/player';
import { stillClock } from '../../player/player-fixture';
import { sourceOf } from '../../player/source-fixture';
import { CompareRows } from './compare-rows';

test('steps are named in the words of their protocol', () => {
  const text = '---\nprotocol: two-phase-commit\n---\nrun settled\nC transfer 10 from P1\nrun settled\n';
  const player = createPlayer({ ...commitRegistry, scenarios: [sourceOf('story', text)] }, stillClock());
  installPlayer(player);
  const { seekStep, command } = player.getState();
  seekStep(stepIndex(12));
  command('crash C');
  command('run 10s');
  const comparison = compareBranches(player.getState(), [0, 1], instant(0));
  if (comparison === null) throw new Error('there are two branches');
  const page = renderToStaticMarkup(
    <table>
      <CompareRows comparison={comparison} playhead={instant(60_000)} />
    </table>,
  );
  expect(page).toContain('no outcome came');
});
