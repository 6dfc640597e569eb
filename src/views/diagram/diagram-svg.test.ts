import { describe, expect, test } from 'vitest';
import { createTranslator } from '../../i18n/translator';
import { toArray } from '../../kernel/vector';
import type { AnyTrace } from '../../player/contract';
import { entry, toolsOf, traceOf, troubled } from './diagram-fixture';
import { type DiagramSvgOptions, diagramSvg, type StepRange } from './diagram-svg';
import { palettes } from './palette';
import { pictureWords } from './picture-words';
import { escaped } from './svg-pen';

const optionsFor = (trace: AnyTrace, changes: Partial<DiagramSvgOptions> = {}): DiagramSvgOptions => ({
  ...{ entry, theme: 'light', scale: 'step', hiddenFamilies: ['ping'], coneOf: null },
  words: { ...pictureWords(toolsOf(trace)), title: 'A run & its <lanes>' },
  ...changes,
});

const svgOf = (trace: AnyTrace, range: StepRange, changes: Partial<DiagramSvgOptions> = {}): string =>
  diagramSvg(trace, range, optionsFor(trace, changes));

const election = traceOf(3, 400);
const trouble = troubled();
/** The step of the n-th act of a run. */
const actAt = (trace: AnyTrace, n: number): number => toArray(trace.interventions)[n]?.step ?? Number.NaN;

describe('a saved diagram', () => {
  test('of an election is as it was', async () => {
    await expect(svgOf(election, { from: 0, to: 60 })).toMatchFileSnapshot('./__snapshots__/election.svg');
  });

  test('of a crash is as it was, in the dark', async () => {
    const step = actAt(trouble, 0);
    const svg = svgOf(trouble, { from: step - 8, to: step + 40 }, { theme: 'dark' });
    await expect(svg).toMatchFileSnapshot('./__snapshots__/crash-dark.svg');
  });

  test('of a partition by time is as it was, with the causes of one step', async () => {
    const step = actAt(trouble, 4);
    const svg = svgOf(trouble, { from: step - 10, to: step + 40 }, { scale: 'time', coneOf: step + 20, width: 1200 });
    await expect(svg).toMatchFileSnapshot('./__snapshots__/partition-time.svg');
  });

  test('is a document of its own: text is text, and nothing is fetched or left to a style sheet', () => {
    const svg = svgOf(trouble, { from: 0, to: 120 });
    expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
    expect(svg).not.toMatch(/var\(|class="[^"]*tone|NaN|undefined|Infinity/);
    expect(svg).toContain('<title>A run &amp; its &lt;lanes&gt;</title>');
    for (const word of ['LEADING', 'FOLLOWING', 'LOOKING', '>S1<', 'leader elected']) expect(svg).toContain(word);
    expect(svg.match(/<g\b/g)?.length).toBe(svg.match(/<\/g>/g)?.length);
  });

  test('has the colours of its theme and none of the other', () => {
    const dark = svgOf(trouble, { from: 0, to: 60 }, { theme: 'dark' });
    expect(dark).toContain(palettes.dark.panel);
    expect(dark).not.toContain(palettes.light.panel);
    expect(dark).not.toContain(palettes.light.ink);
  });

  test('leaves out the families that are hidden', () => {
    const { families } = entry.portrait;
    const colour = palettes.light['family-vote'];
    const range = { from: 0, to: 60 };
    const arrows = (svg: string): number => svg.split(`stroke="${colour}"`).length;
    const [all, none] = [svgOf(election, range), svgOf(election, range, { hiddenFamilies: families })];
    expect(arrows(all)).toBeGreaterThan(arrows(none));
  });

  test('speaks the reader’s language', () => {
    const words = { ...pictureWords({ ...toolsOf(trouble), t: createTranslator('zh-CN') }), title: '运行' };
    const svg = svgOf(trouble, { from: 0, to: 120 }, { words });
    expect(svg).toContain('选出');
    expect(svg).toContain('LEADING');
  });
});

test('letters that mean something in markup are written out', () => {
  expect(escaped('a<b & "c">')).toBe('a&lt;b &amp; &quot;c&quot;&gt;');
});
