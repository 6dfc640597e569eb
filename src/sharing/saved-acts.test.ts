import { describe, expect, it } from 'vitest';
import type { Act } from '../kernel/act';
import { duration, instant, messageId, processId, stepIndex } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import { dialect as zookeeper } from '../protocols/zookeeper/dialect';
import { readAct, type SavedAct, saveAct } from './saved-acts';

const [one, two] = [processId(1), processId(2)];
const message = messageId(7);
const range = [duration(1_000), duration(2_000)] as const;

const dialect = zookeeper as unknown as Parameters<typeof readAct>[1] & Parameters<typeof saveAct>[2];

/** What links that are out say: neither a number nor the order of fields may ever mean something else. */
type Form = readonly [kind: number, ...fields: readonly unknown[]];
const written: readonly (readonly [act: Act<ProtocolTypes>, form: Form])[] = [
  [{ type: 'start', process: one }, [0, 1]],
  [{ type: 'crash', process: one }, [1, 1]],
  [{ type: 'die', process: one }, [2, 1]],
  [{ type: 'pause', process: one }, [3, 1]],
  [{ type: 'resume', process: one }, [4, 1]],
  [{ type: 'wipe', process: one }, [5, 1]],
  [{ type: 'partition', groups: [[one], [two]] }, [6, [[1], [2]]]],
  [{ type: 'cut', from: one, to: two, bothWays: true }, [7, 1, 2, true]],
  [{ type: 'heal', who: [one] }, [8, [1]]],
  [{ type: 'drop', message }, [9, 7]],
  [{ type: 'duplicate', message }, [10, 7]],
  [{ type: 'deliverNow', message }, [11, 7]],
  [{ type: 'delay', message, by: 1_500 }, [12, 7, 1_500]],
  [{ type: 'latency', from: one, to: two, range }, [13, 1, 2, [1_000, 2_000]]],
  [{ type: 'loss', from: one, to: two, share: 0.5 }, [14, 1, 2, 0.5]],
  [{ type: 'slowLink', from: one, to: two, factor: 3 }, [15, 1, 2, 3]],
  [{ type: 'slowDisk', process: one, factor: 3 }, [16, 1, 3]],
  [{ type: 'skew', process: one, factor: 3 }, [17, 1, 3]],
  [{ type: 'request', process: one, request: { type: 'create', path: '/a', data: 'x' } }, [18, 1, 'create /a "x"']],
  [{ type: 'timer', process: one, timer: 'tick', after: duration(9) }, [19, 1, 'tick', 9]],
];

describe('a saved act', () => {
  const rows = written.map(([act, form]) => ({ type: act.type, act, form }));
  it.each(rows)('is written in the same way for ever: $type', ({ act, form }) => {
    const saved = saveAct({ act, step: stepIndex(12), at: instant(500) }, { before: 10, now: 470 }, dialect);
    expect(saved).toEqual([2, 30, ...form]);
    expect(readAct(saved, dialect)).toEqual(act);
  });

  it('is none with a field too many, too few, or of another kind', () => {
    for (const [, [kind, ...fields]] of written) {
      const others: readonly SavedAct[] = [
        [0, 0, kind, ...fields, 0],
        [0, 0, kind, ...fields.slice(1)],
        [0, 0, kind, ...fields.map(() => null)],
        [0, 0, kind + written.length, ...fields],
      ];
      for (const other of others) expect(readAct(other, dialect), JSON.stringify(other)).toBeNull();
    }
  });
});
