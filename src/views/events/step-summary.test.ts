import { describe, expect, it } from 'vitest';
import { connectionId, instant, messageId, processId, requestId, stepIndex } from '../../kernel/ids';
import type { ProtocolTypes } from '../../kernel/protocol';
import type { Occurrence, Step } from '../../kernel/trace';
import { type SummaryTools, summarize } from './step-summary';

const tools: SummaryTools = {
  portrait: {
    message: ({ type }) => ({ name: type, family: 'proposal', label: '1.5', fields: {} }),
    request: (request) => `asked ${String(request)}`,
    quiet: ['ping'],
  },
  commandOf: (act) => `typed ${act.type}`,
};
const [S1, S3] = [processId(1), processId(3)];

function summaryOf(occurrence: Occurrence<ProtocolTypes>, verdict: Step<ProtocolTypes>['verdict'] = 'handled') {
  const step = { index: stepIndex(7), at: instant(1500), cause: null, occurrence, effects: [], verdict };
  const { kind, family, process, from, name, label } = summarize(step, tools);
  return { kind, family, process, from, name, label };
}
const eventOf = (event: Extract<Occurrence<ProtocolTypes>, { readonly type: 'event' }>['event']) =>
  summaryOf({ type: 'event', process: S1, event, message: null, sentAt: null });

describe('summarize', () => {
  it('counts a timer that only sends quiet messages among them, and one that does more among the timers', () => {
    const ping = { type: 'send', to: S3, connection: null, message: { type: 'PING' } } as const;
    const again = { type: 'startTimer', timer: 'tick', between: [0, 0] } as never;
    const decision = { type: 'because', rule: 'quorum-lost', facts: {} } as const;
    const beats: SummaryTools = {
      ...tools,
      portrait: { ...tools.portrait, message: ({ type }) => ({ name: type, family: 'ping', label: '', fields: {} }) },
    };
    const occurrence = { type: 'event', process: S1, event: { type: 'tick' }, message: null, sentAt: null } as const;
    const step = { index: stepIndex(7), at: instant(1500), cause: null, occurrence, verdict: 'handled' } as const;
    expect(summarize({ ...step, effects: [ping, again] }, beats).family).toBe('ping');
    expect(summarize({ ...step, effects: [ping, decision] }, beats).family).toBe('timer');
    expect(summarize({ ...step, effects: [again] }, beats).family).toBe('timer');
  });

  it('keeps place, time and verdict of the step', () => {
    const step = { index: stepIndex(7), at: instant(1500), cause: null, effects: [], verdict: 'ignored' } as const;
    const summary = summarize({ ...step, occurrence: { type: 'boot', process: S1 } }, tools);
    expect(summary).toMatchObject({ index: 7, at: 1500, verdict: 'ignored', kind: 'boot', family: 'boot', process: 1 });
  });

  it('names a message by its figure, whether it arrived or was lost', () => {
    const message = { type: 'PROPOSAL' };
    const expected = { kind: 'message', family: 'proposal', process: S1, from: S3, name: 'PROPOSAL', label: '1.5' };
    expect(eventOf({ type: 'PROPOSAL', from: S3, connection: null, message })).toEqual(expected);
    const lost = {
      type: 'lost',
      process: S1,
      from: S3,
      message: messageId(4),
      sentAt: instant(0),
      content: message,
    } as const;
    expect(summaryOf(lost, 'lost')).toEqual(expected);
  });

  it('tells timers, disks, clients and connections apart', () => {
    expect(eventOf({ type: 'tick' })).toMatchObject({ kind: 'timer', family: 'timer', name: 'tick' });
    expect(eventOf({ type: 'synced', stable: {} })).toMatchObject({ kind: 'disk', family: 'disk' });
    const request = { type: 'request', id: requestId(0), request: '/a' } as const;
    expect(eventOf(request)).toMatchObject({ kind: 'request', family: 'client', name: 'asked /a' });
    const closed = { type: 'disconnected', peer: S3, channel: 'quorum', connection: connectionId(2) } as const;
    expect(eventOf(closed)).toMatchObject({ kind: 'connection', from: S3, name: 'quorum', label: 'disconnected' });
  });

  it('writes an act as its command, at the process or link that it is about', () => {
    const actOf = (act: Extract<Occurrence<ProtocolTypes>, { readonly type: 'act' }>['act']) =>
      summaryOf({ type: 'act', act });
    expect(actOf({ type: 'crash', process: S1 })).toMatchObject({
      kind: 'act',
      name: 'typed crash',
      process: S1,
      from: null,
    });
    expect(actOf({ type: 'cut', from: S3, to: S1, bothWays: true })).toMatchObject({ process: S1, from: S3 });
    expect(actOf({ type: 'heal', who: [] })).toMatchObject({ process: null, from: null });
  });
});
