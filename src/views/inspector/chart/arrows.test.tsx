import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../i18n/translator';
import { WordsContext } from '../../../i18n/use-words';
import { ChartArrows } from './arrows';
import { curveThrough } from './curve';
import { chartFixture } from './fixture';
import { layOutChart } from './layout';

const layout = layOutChart(chartFixture, 312);

/** The arrows of each class, and what is written. */
function drawn(places: { readonly active: string; readonly before: string; readonly shown: string }) {
  const markup = renderToStaticMarkup(
    <WordsContext value={createTranslator('en')}>
      <ChartArrows layout={layout} {...places} />
    </WordsContext>,
  );
  const arrowsOf = (name: string) =>
    [...markup.matchAll(new RegExp(`class="${name}"[^>]*data-arrow="([^"]*)"`, 'g'))].map(([, arrow]) =>
      arrow?.replace(' ', ' > '),
    );
  return {
    plain: arrowsOf('chart-arrow').length,
    leaving: arrowsOf('chart-arrow is-leaving').sort(),
    taken: arrowsOf('chart-arrow is-taken'),
    texts: [...markup.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).sort(),
    lit: [...markup.matchAll(/chart-label is-taken"><rect[^>]*><\/rect><text[^>]*>([^<]*)/g)].map(([, text]) => text),
  };
}

describe('the arrows of a chart', () => {
  it('tell what leads out of the active state, and out of those around it', () => {
    const at = 'looking.gathering';
    expect(drawn({ active: at, before: at, shown: at })).toEqual({
      plain: 7,
      leaving: ['looking > following', 'looking > leading', 'looking.gathering > looking.finalizing'],
      taken: [],
      texts: ['[hasQuorum]', '[isElected]', '[othersElected]'],
      lit: [],
    });
  });

  it('light up what was taken, and say what set it off', () => {
    const found = drawn({
      ...{ active: 'following.broadcast', before: 'following.synchronization', shown: 'following.broadcast' },
    });
    expect(found.taken).toEqual(['following.synchronization > following.broadcast']);
    expect(found.lit).toEqual(['UPTODATE']);
    expect(found.leaving).toEqual(['following > looking']);
    expect(found.plain).toBe(8);
  });

  it('have room for both texts where two states lead to each other side by side', () => {
    const at = 'looking.gathering';
    expect(drawn({ active: at, before: 'looking.finalizing', shown: at })).toMatchObject({
      taken: ['looking.finalizing > looking.gathering'],
      texts: ['NOTIFICATION', '[hasQuorum]', '[isElected]', '[othersElected]'],
      lit: ['NOTIFICATION'],
    });
  });

  it('tell of another state when that is chosen, and of none where no state is active', () => {
    expect(drawn({ active: 'leading.broadcast', before: 'leading.broadcast', shown: 'looking' }).leaving).toEqual([
      'looking > following',
      'looking > leading',
    ]);
    expect(drawn({ active: '', before: '', shown: '' })).toEqual({
      ...{ plain: 10, leaving: [], taken: [], texts: [], lit: [] },
    });
  });

  it('have rounded corners, as far as there is room', () => {
    const corners = [
      { x: 0, y: 0 },
      { x: 0, y: 20 },
      { x: 6, y: 20 },
      { x: 6, y: 50 },
    ];
    expect(curveThrough(corners)).toBe('M0,0L0,17Q0,20 3,20L3,20Q6,20 6,23L6,50');
  });
});
