import { describe, expect, test } from 'vitest';
import { createTranslator } from '../i18n/translator';
import { instant, stepIndex } from '../kernel/ids';
import { toArray } from '../kernel/vector';
import type { AnyTrace, ProtocolEntry } from '../player/contract';
import { commitPerformanceOf, twoPhaseEntry } from '../protocols/atomic-commit/run-fixture';
import { troubled } from '../views/diagram/diagram-fixture';
import { type HandoutInput, handout } from './handout';
import { mostSections, readSteps, sectionSteps } from './handout-sections';
import { easel, shownOf } from './picture-fixture';
import { stagePainter } from './stage-svg';

const trace = troubled();
const whole = { from: 0, to: trace.steps.length - 1 };

async function made(changes: Partial<HandoutInput> = {}): Promise<string> {
  const shown = { ...shownOf(trace), t: createTranslator('en'), ...changes };
  const paint = stagePainter(shown, { theme: 'light', size: { width: 960, height: 600 }, title: 'A <run>' }, easel);
  const text = { title: 'A <run>', summary: 'What & why', scenario: 'crash S3 # <x>' };
  const sections = sectionSteps(trace, whole, { type: 'marks' });
  const input: HandoutInput = { ...shown, ...text, language: 'en', notes: [], sections, paint, ...changes };
  return (await handout(input, { report: () => {}, signal: new AbortController().signal })).join('');
}

describe('a handout', () => {
  test('has a picture, a sentence and a reason for each section', async () => {
    const html = await made();
    const count = (part: string): number => html.split(part).length - 1;
    const sections = sectionSteps(trace, whole, { type: 'marks' }).length;
    expect(count('<figure><svg xmlns=')).toBe(sections);
    expect(count('<figcaption>')).toBe(sections);
    expect(count('<figcaption></figcaption>')).toBe(0);
    expect(count('<h3>Why</h3>')).toBe(sections);
    expect(count('class="source"')).toBeGreaterThan(5);
    expect(html).not.toMatch(/undefined|\[object|\bexport\.[a-z]|\bwhy\.[a-z]|NaN/);
  });

  test('runs nothing and asks for nothing; what a person wrote is text', async () => {
    const html = await made();
    expect(html).not.toMatch(/<script|\ssrc=|<link|@import|url\(|\son\w+=/);
    expect(html.match(/https?:[^"]*/g)?.every((address) => address === 'http://www.w3.org/2000/svg')).toBe(true);
    expect(html).toContain('<h1>A &lt;run&gt;</h1>');
    expect(html).toContain('crash S3 # &lt;x&gt;');
  });

  test('tells the scenario’s notes where they belong, once each', async () => {
    const note = { at: instant(5000), step: stepIndex(30), text: { en: 'Look here.', 'zh-CN': '看这里。' } };
    const english = await made({ notes: [note], sections: [10, 40, 50] });
    expect(english.split('Look here.')).toHaveLength(2);
    expect(english.indexOf('Look here.')).toBeGreaterThan(english.indexOf('id="step-41"'));
    expect(english.indexOf('Look here.')).toBeLessThan(english.indexOf('id="step-51"'));
    const chinese = await made({ notes: [note], sections: [40], language: 'zh-CN', t: createTranslator('zh-CN') });
    expect(chinese).toContain('看这里。');
    expect(chinese).toContain('<html lang="zh-CN">');
  });

  test('names what its protocol knows in that protocol’s words, also in the pictures', async () => {
    const text = '---\nprotocol: two-phase-commit\n---\nrun settled\nC transfer 10 from P1\nrun settled\n';
    const committing = commitPerformanceOf(text).trace as unknown as AnyTrace;
    const last = committing.steps.length - 1;
    const sections = sectionSteps(committing, { from: 0, to: last }, { type: 'marks' });
    const html = await made({ entry: twoPhaseEntry as unknown as ProtocolEntry, trace: committing, sections });
    const figures = /<figure>.*?<\/figure>/gs;
    expect(html.match(figures)?.join('')).toContain('transaction ');
    expect(html.replaceAll(figures, '')).toContain('transaction: T1');
  });

  test('stops when it is told to', async () => {
    const controller = new AbortController();
    const sections = [10, 20, 30];
    const shown = shownOf(trace);
    let painted = 0;
    const paint = (): string => {
      painted += 1;
      controller.abort();
      return '<svg/>';
    };
    const input: HandoutInput = {
      ...shown,
      title: '',
      summary: '',
      language: 'en',
      notes: [],
      scenario: '',
      sections,
      paint,
    };
    await expect(handout(input, { report: () => {}, signal: controller.signal })).rejects.toThrow();
    expect(painted).toBe(1);
  });
});

describe('its sections', () => {
  test('are the milestones and acts of the range, each step once and in order', () => {
    const range = { from: 20, to: 100 };
    const marks = [...toArray(trace.milestones), ...toArray(trace.interventions)].map(({ step }) => step as number);
    const wanted = [...new Set(marks.filter((step) => step >= 20 && step <= 100))].sort((a, b) => a - b);
    expect(wanted.length).toBeGreaterThan(2);
    expect(sectionSteps(trace, range, { type: 'marks' })).toEqual(wanted);
  });

  test('are every step, up to one more than is allowed', () => {
    expect(sectionSteps(trace, { from: 3, to: 6 }, { type: 'steps' })).toEqual([3, 4, 5, 6]);
    expect(sectionSteps(trace, whole, { type: 'steps' })).toHaveLength(Math.min(trace.steps.length, mostSections + 1));
  });

  test('are the chosen steps that the range has', () => {
    expect(sectionSteps(trace, { from: 3, to: 6 }, { type: 'chosen', steps: [5, 3, 5, 99] })).toEqual([3, 5]);
  });

  test.each([
    ['3', [2]],
    ['3, 7-9', [2, 6, 7, 8]],
    ['3，7–8、1', [2, 6, 7, 0]],
    ['9-7', []],
    ['', null],
    ['3, x', null],
    ['-3', null],
    ['1e9', null],
  ])('are read as they are typed: %s', (text, steps) => {
    expect(readSteps(text)).toEqual(steps);
  });
});
