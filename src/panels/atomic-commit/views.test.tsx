import type { JSX } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../i18n/languages';
import { createTranslator } from '../../i18n/translator';
import { WordsContext } from '../../i18n/use-words';
import { stepIndex } from '../../kernel/ids';
import { worldAt } from '../../kernel/run';
import { createPlayer } from '../../player/create-player';
import { installPlayer, player } from '../../player/player';
import { stillClock } from '../../player/player-fixture';
import { currentTrace } from '../../player/selectors';
import { Inspector } from '../../views/inspector/inspector';
import { atomicCommitPanels } from '.';
import { commitRegistry, shipped } from './commit-fixture';
import { FaultMatrix } from './fault-matrix';

beforeAll(() => {
  installPlayer(createPlayer(commitRegistry, stillClock(), { scenario: 'cell-b1' }));
});

const markupOf = (view: JSX.Element, language: (typeof languages)[number] = 'en'): string =>
  renderToStaticMarkup(<WordsContext value={createTranslator(language)}>{view}</WordsContext>);
const textOf = (markup: string): string => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** A panel at a step, as the inspector shows it. */
function panelAt(index: number, Panel: (typeof atomicCommitPanels)[number]['component']): JSX.Element {
  player.getState().seekStep(stepIndex(index));
  const trace = currentTrace(player.getState());
  const world = worldAt(trace, index);
  const [process] = world.processes;
  if (process === undefined) throw new Error('nobody is there');
  return <Panel trace={trace} world={world} process={process} before={null} />;
}

describe.each(languages)('in %s', (language) => {
  it.each(atomicCommitPanels.map((panel) => [panel.id, panel] as const))('every step has words: %s', (_, panel) => {
    for (const scenario of ['cell-b1', 'cell-c4c-book', 's-2pc-3']) {
      player.getState().open(shipped(scenario));
      for (let index = -1; index < currentTrace(player.getState()).steps.length; index++)
        expect(markupOf(panelAt(index, panel.component), language)).not.toMatch(/commit-panels\.|undefined|NaN|\{\w/);
    }
  });

  it('the matrix has words, performed or not', () => {
    expect(
      markupOf(<FaultMatrix workshop={{ registry: commitRegistry, clock: stillClock() }} />, language),
    ).not.toMatch(/commit-panels\.|undefined/);
  });
});

describe('the counters', () => {
  const [counters] = atomicCommitPanels;
  const rowOf = (markup: string, name: string): string =>
    textOf(
      new RegExp(`<tr[^>]*data-row="${name}"[^>]*>.*?</tr>`).exec(markup.slice(markup.indexOf('process-times')))?.[0] ??
        '',
    );
  const at = (index: number): string => (counters === undefined ? '' : markupOf(panelAt(index, counters.component)));

  it('follow the playhead in both directions, and say what still runs', () => {
    player.getState().open(shipped('cell-b1'));
    const last = currentTrace(player.getState()).steps.length - 1;
    expect(rowOf(at(last), 'P2')).not.toContain('still running');
    expect(rowOf(at(29), 'P2').match(/still running/g)).toHaveLength(3);
    expect(rowOf(at(-1), 'P2').trim()).toBe('P2 0.000 0.000 0.000');
    expect(textOf(at(last))).toContain('1 transaction so far');
    expect(textOf(at(-1))).toContain('No transaction so far');
  });

  it('stand beside the formulas of their variant', () => {
    player.getState().open(shipped('s-3pc-1'));
    expect(textOf(at(0))).toMatch(/messages 0 6N = 54 3N − 1 = 26/);
    player.getState().open(shipped('s-3pc-1-two-phase'));
    expect(textOf(at(0))).toMatch(/messages 0 4N = 36 4N − 2 = 34/);
  });
});

describe('the inspector', () => {
  it('has the panels of this family between its own', () => {
    player.getState().open(shipped('cell-b1'));
    const tabs = [...markupOf(<Inspector panels={atomicCommitPanels} />).matchAll(/inspector-tab-(\w+)" type/g)];
    expect(tabs.map(([, id]) => id)).toEqual(['chart', 'log', 'counters', 'accounts', 'state']);
  });
});

describe('the matrix', () => {
  it('marks the cell that is open, and has it as its one tab stop', () => {
    player.getState().open(shipped('cell-c4c-book'));
    const markup = markupOf(<FaultMatrix workshop={{ registry: commitRegistry, clock: stillClock() }} />);
    const current = [...markup.matchAll(/<button[^>]*aria-current="true"[^>]*>/g)].map(([tag]) => tag);
    expect(current).toHaveLength(1);
    expect(current[0]).toContain('data-testid="cell-c4c-book"');
    expect(current[0]).toContain('tabindex="0"');
    expect(markup.match(/tabindex="0"/g)).toHaveLength(1);
  });
});
