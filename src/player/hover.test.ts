import { expect, test } from 'vitest';
import { messageId, processId, stepIndex } from '../kernel/ids';
import { hover, setHover } from './hover';

test('who listens is woken once for each thing that is hovered', () => {
  const heard: unknown[] = [];
  const stop = hover.subscribe(({ over }) => heard.push(over));
  setHover({ type: 'message', id: messageId(3) });
  setHover({ type: 'message', id: messageId(3) });
  setHover({ type: 'process', id: processId(3) });
  setHover({ type: 'step', step: stepIndex(3) });
  setHover({ type: 'step', step: stepIndex(3) });
  setHover(null);
  setHover(null);
  stop();
  expect(heard).toEqual([{ type: 'message', id: 3 }, { type: 'process', id: 3 }, { type: 'step', step: 3 }, null]);
});
