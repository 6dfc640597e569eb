import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import '../../i18n/provide-all';
import { createTranslator } from '../../i18n/translator';
import { processId } from '../../kernel/ids';
import type { AnyTrace } from '../../player/contract';
import { lastStep } from '../../player/timeline';
import { acted, fixtureEntry, fixtureTrace, until } from './fixture';
import { layoutStage, type Size } from './geometry';
import { stageModel } from './model';
import { separators } from './separators';
import { StagePicture } from './stage-picture';

const one = processId(1);
const two = processId(2);

function picture(trace: AnyTrace, panel: Size = { width: 772, height: 530 }, language: 'en' | 'zh-CN' = 'en'): string {
  const model = stageModel(fixtureEntry, trace, trace.head.world, lastStep(trace));
  const layout = layoutStage(
    panel,
    model.servers.map(({ votes }) => votes),
  );
  return renderToStaticMarkup(
    <StagePicture
      model={model}
      layout={layout}
      fences={separators(layout, model.groups)}
      words={{ t: createTranslator(language), portrait: { catalogue: 'fixture' } }}
      selectedServer={0}
      selectedLink={null}
      tabStops={{ server: 0, link: '0-1' }}
      parted={[]}
    />,
  );
}

const running = until(fixtureTrace(), 20);
const elements = (markup: string): string => markup.replaceAll('><', '>\n<');
const count = (markup: string, part: string): number => markup.split(part).length - 1;

describe('the picture', () => {
  test('of three servers and a request is as it was', async () => {
    const asked = until(acted(running, { type: 'request', process: one, request: 'create /a' }), 35);
    await expect(elements(picture(asked))).toMatchFileSnapshot('./__snapshots__/three-servers.svg');
  });

  test('of a partition, a pause and a slow link is as it was', async () => {
    const spoilt = acted(
      running,
      { type: 'partition', groups: [[one]] },
      { type: 'pause', process: two },
      { type: 'slowLink', from: two, to: processId(3), factor: 10 },
      { type: 'cut', from: two, to: processId(3), bothWays: false },
      { type: 'skew', process: one, factor: 2 },
    );
    await expect(elements(picture(spoilt))).toMatchFileSnapshot('./__snapshots__/spoilt.svg');
  });

  test('says of every server what it is and what it has', () => {
    const markup = picture(running);
    expect(markup).toContain('data-process="S1" data-tone="leading" data-status="up"');
    expect(markup).toContain('aria-label="S2, FOLLOWING, zxid 1.0, epoch 1"');
    expect(count(markup, 'data-process=')).toBe(3);
  });

  test('has one way in for Tab among servers and one among links', () => {
    expect(count(picture(running), 'tabindex="0"')).toBe(2);
  });

  test('shows an arrow to the leader from each that follows', () => {
    const markup = picture(running);
    expect(markup).toContain('data-arrow="1-0"');
    expect(markup).toContain('data-arrow="2-0"');
    expect(count(markup, 'data-arrow=')).toBe(2);
  });

  test('leaves the group of what moves empty', () => {
    expect(picture(running)).toContain('<g class="motion"></g>');
  });

  test('names states that are not the protocol’s own in the reader’s language', () => {
    const down = acted(running, { type: 'crash', process: two });
    expect(picture(down)).toContain('>down</text>');
    expect(picture(down, undefined, 'zh-CN')).toContain('>已停止</text>');
    expect(picture(down, undefined, 'zh-CN')).toContain('>LEADING</text>');
  });

  test('of many servers shows less of each, and all of them', () => {
    const many = until(fixtureTrace(25), 30);
    const markup = picture(many);
    expect(count(markup, 'data-process=')).toBe(25);
    expect(markup).toContain('server-compact');
    expect(count(picture(until(fixtureTrace(51), 30)), 'data-process=')).toBe(51);
  });
});
