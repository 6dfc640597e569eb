import { describe, expect, test } from 'vitest';
import { createTranslator } from '../i18n/translator';
import { stepIndex } from '../kernel/ids';
import { at } from '../kernel/vector';
import type { AnyTrace } from '../player/contract';
import { traceOf, troubled } from '../views/diagram/diagram-fixture';
import { packetOutline } from '../views/shapes/message-shape';
import { coloursOf } from './colours';
import { easel, shownOf } from './picture-fixture';
import { type Shown, stillsOf } from './stage-still';
import { type PictureLook, stagePainter } from './stage-svg';
import { readMarkup, type SvgNode } from './svg-node';

const look: PictureLook = { theme: 'light', size: { width: 960, height: 600 }, title: 'A run & its <servers>' };

function svgAt(
  trace: AnyTrace,
  step: number,
  more: { shown?: Partial<Shown>; look?: Partial<PictureLook> } = {},
): string {
  const [now, next] = [at(trace.steps, step)?.at ?? 0, at(trace.steps, step + 1)?.at ?? 0];
  const painter = stagePainter(shownOf(trace, more.shown), { ...look, ...more.look }, easel);
  return painter({ step: stepIndex(step), now: now + Math.max(0, next - now) / 2 });
}

const election = traceOf(3, 400);
const trouble = troubled();
const actAt = (trace: AnyTrace, n: number): number => at(trace.interventions, n)?.step ?? Number.NaN;

const nodesOf = (node: SvgNode): readonly SvgNode[] => [
  node,
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child))),
];

describe('a picture of the stage', () => {
  test('in the middle of an election is as it was', async () => {
    await expect(svgAt(election, 20)).toMatchFileSnapshot('./__snapshots__/election.svg');
  });

  test('of a cluster that is parted is as it was, in the dark and in Chinese', async () => {
    const svg = svgAt(trouble, actAt(trouble, 6) + 4, {
      shown: { t: createTranslator('zh-CN') },
      look: { theme: 'dark' },
    });
    await expect(svg).toMatchFileSnapshot('./__snapshots__/parted-dark.svg');
  });

  test('of a crowd of messages has a sign for each of them', () => {
    const crowd = traceOf(25, 30);
    const scene = stillsOf(shownOf(crowd), look.size)(stepIndex(900)).scene;
    expect(scene.crowd.length).toBeGreaterThan(150);
    const svg = svgAt(crowd, 900);
    const signs = svg.split('transform="scale(0.6)"').length + svg.split(`d="${packetOutline}"`).length - 2;
    expect(signs).toBe(scene.crowd.length);
  });

  test('is a document of its own: nothing is fetched, nothing is left to a style sheet or a script', () => {
    for (const theme of ['light', 'dark'] as const) {
      const svg = svgAt(trouble, actAt(trouble, 6) + 4, { look: { theme } });
      expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
      expect(svg).not.toMatch(/var\(|currentcolor|class=|style=|data-|tabindex|NaN|undefined|Infinity/i);
      expect(svg).toContain('<title>A run &amp; its &lt;servers&gt;</title>');
      for (const word of ['S1', 'S2', 'S3']) expect(svg).toContain(`>${word}</text>`);
    }
  });

  test('has the colours of its theme and none of the other', () => {
    const step = actAt(trouble, 6) + 4;
    const isColour = /^#[0-9a-f]{6}$/;
    for (const theme of ['light', 'dark'] as const) {
      const known = new Set(Object.values(coloursOf(theme)));
      const nodes = nodesOf(readMarkup(svgAt(trouble, step, { look: { theme } })));
      const used = nodes
        .flatMap(({ attributes: { fill, stroke } }) => [fill ?? '', stroke ?? ''])
        .filter((c) => isColour.test(c));
      expect(used.length).toBeGreaterThan(40);
      expect(used.filter((colour) => !known.has(colour))).toEqual([]);
    }
  });

  test('leaves out the families that are hidden', () => {
    const { families } = shownOf(election).entry.portrait;
    expect(svgAt(election, 20)).toContain('<tspan>vote</tspan>');
    expect(svgAt(election, 20, { shown: { hiddenFamilies: families } })).not.toContain('<tspan>vote</tspan>');
  });

  test('is the same whatever was drawn before it', () => {
    const painter = stagePainter(shownOf(trouble), look, easel);
    const moment = (step: number) => ({ step: stepIndex(step), now: at(trouble.steps, step)?.at ?? 0 });
    for (const step of [90, 10, 89, 91, 90, 140]) {
      expect(painter(moment(step))).toBe(stagePainter(shownOf(trouble), look, easel)(moment(step)));
    }
  });

  test('stands at its size, with a line that says when it is', () => {
    const svg = svgAt(election, 20, { look: { size: { width: 1280, height: 720 } } });
    expect(svg).toContain('viewBox="0 0 1280 720"');
    expect(svg).toContain(`step 21 of ${election.steps.length}`);
  });
});
