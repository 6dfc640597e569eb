import { describe, expect, it } from 'vitest';
import { processId } from '../../kernel/ids';
import { effectLines } from './effect-lines';

const portrait = {
  message: ({ type }: { readonly type: string }) => ({
    name: type,
    family: 'ack',
    label: type === 'ACK' ? '1.1' : '',
    fields: {},
  }),
};
const send = (to: number, type: string) =>
  ({ type: 'send', to: processId(to), connection: null, message: { type } }) as const;

describe('effectLines', () => {
  it('tells the same message to many in one line, in order, and leaves reasons out', () => {
    const lines = effectLines(
      [
        send(1, 'ACK'),
        { type: 'because', rule: 'r', facts: {} },
        { type: 'persist', stable: null },
        send(2, 'PING'),
        send(2, 'ACK'),
      ],
      portrait,
    );
    expect(
      lines.map((line) => (line.type === 'send' ? `${line.name} ${line.to.join(' ')}` : line.effect.type)),
    ).toEqual(['ACK 1 2', 'persist', 'PING 2']);
  });
});
