import { expect, test } from 'vitest';
import '../../i18n/provide-all';
import { createTranslator } from '../../i18n/translator';
import { processId } from '../../kernel/ids';
import { inFlight } from '../../kernel/intervene';
import type { AnyTrace } from '../../player/contract';
import { lastStep } from '../../player/timeline';
import { acted, fixtureEntry, fixtureTrace, until } from './fixture';
import { stageModel } from './model';
import { type Tip, tipOf } from './tip';

const one = processId(1);

function tip(trace: AnyTrace, target: string): Tip | null {
  const { world } = trace.head;
  const model = stageModel(fixtureEntry, trace, world, lastStep(trace));
  const words = { t: createTranslator('en'), portrait: { catalogue: 'fixture' } };
  return tipOf(target, { entry: fixtureEntry, trace, world, model, words, playhead: world.now });
}

const running = until(fixtureTrace(), 20);
const asked = acted(running, { type: 'request', process: one, request: 'create /a' });

test('a server is explained with its long values, its timers and whom it follows', () => {
  expect(tip(running, 'server 1')).toEqual({
    title: 'S2 · FOLLOWING',
    note: '',
    rows: [
      { key: 'zxid', value: '1.0 (0x100000000)' },
      { key: 'epoch', value: '1' },
      { key: 'follows', value: 'S1' },
      { key: 'tick', value: 'in 70 ms' },
    ],
  });
});

test('a message is explained with its ends and all of its fields', () => {
  const [message] = inFlight(asked.head.world);
  expect(tip(asked, `message ${message?.id}`)).toEqual({
    title: 'PROPOSE 1.1',
    note: 'S1 → S2',
    rows: [
      { key: 'type', value: 'propose' },
      { key: 'zxid', value: '1.1' },
      { key: 'arrives', value: 'in 10 ms' },
    ],
    hint: expect.stringContaining('delay'),
  });
  expect(tip(asked, 'message 99999')).toBeNull();
});

test('a log cell is explained with its marks', () => {
  expect(tip(asked, 'log 0 0')).toMatchObject({
    title: '1.1 (0x100000001)',
    rows: [{ value: 'on disk, acknowledged, committed, applied' }],
  });
  expect(tip(asked, 'log 0 7')).toBeNull();
});

test('a link is explained with what is wrong with it', () => {
  expect(tip(running, 'link 0-1')?.note).toBe('works both ways');
  const cut = acted(running, { type: 'cut', from: one, to: processId(2), bothWays: false });
  expect(tip(cut, 'link 0-1')?.note).toBe('cut S1 → S2');
});

test('a request whose connection broke is explained', () => {
  const lost = acted(asked, { type: 'crash', process: one });
  expect(tip(lost, 'request 0')).toMatchObject({
    title: 'create /a',
    note: 'unknown',
    rows: [{ key: 'asked of', value: 'S1' }, { key: 'why' }],
  });
});
