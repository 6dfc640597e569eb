import { describe, expect, it } from 'vitest';
import { duration, type MessageId } from '../../src/kernel/ids';
import { inFlight } from '../../src/kernel/intervene';
import { actorOf } from '../../src/kernel/run';
import { at as elementAt } from '../../src/kernel/vector';
import { drawnRun } from './drawn-run';
import {
  act,
  actAfter,
  bootedToys,
  connectedToys,
  heard,
  ms,
  notes,
  order,
  p1,
  p2,
  p3,
  refusalOf,
  runFor,
  running,
  stepsOf,
  type ToyTrace,
} from './toy';

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => `n${i}`);

/** The run after the first process has sent so many notes to the second, all in one step. */
const send = (trace: ToyTrace, count: number): ToyTrace =>
  order(trace, p1, ...numbered(count).map((text) => ({ type: 'note', to: p2, text }) as const));

/** The numbers of the notes in flight, by their texts. */
function noteId(trace: ToyTrace, text: string): MessageId {
  const found = inFlight(trace.head.world).find(
    ({ parcel }) => parcel.type === 'message' && parcel.message.text === text,
  );
  if (found === undefined) throw new Error(`${text} is in flight`);
  return found.id;
}

type Wires = Map<string, readonly string[]>;

/** What was written to each end of each connection, and what came out of it. */
function wiresOf(trace: ToyTrace): { readonly sent: Wires; readonly came: Wires } {
  const [sent, came]: [Wires, Wires] = [new Map(), new Map()];
  const add = (wires: Wires, wire: string, text: string): void => {
    wires.set(wire, [...(wires.get(wire) ?? []), text]);
  };
  for (const step of stepsOf(trace)) {
    const { occurrence, effects } = step;
    const event = occurrence.type === 'event' ? occurrence.event : null;
    if (event?.type === 'NOTE') add(came, `${event.connection} from ${event.from}`, event.message.text);
    for (const effect of effects) {
      if (effect.type === 'send' && effect.connection !== null)
        add(sent, `${effect.connection} from ${actorOf(step)}`, effect.message.text);
    }
  }
  return { sent, came };
}

describe('a stream', () => {
  it('opens on both ends, first where it was dialled', () => {
    const trace = connectedToys();
    expect(heard(trace, p2)).toEqual(['connected 1']);
    expect(heard(trace, p1)).toEqual(['connected 2']);
    const opened = stepsOf(trace).filter(
      ({ occurrence }) => occurrence.type === 'event' && occurrence.event.type === 'connected',
    );
    expect(
      opened.map(({ occurrence }) => occurrence.type === 'event' && [occurrence.process, occurrence.event]),
    ).toMatchObject([
      [p2, { peer: p1, dialled: false }],
      [p1, { peer: p2, dialled: true }],
    ]);
  });

  it('is refused where nobody listens, and where nobody runs', () => {
    const closed = order(bootedToys(), p2, { type: 'listen', open: false });
    expect(heard(runFor(order(closed, p1, { type: 'dial', to: p2 }), ms(100)), p1)).toEqual(['dialFailed 2']);
    const down = act(bootedToys(), { type: 'crash', process: p2 });
    const refused = runFor(order(down, p1, { type: 'dial', to: p2 }), ms(100));
    expect(heard(refused, p1)).toEqual(['dialFailed 2']);
    expect(running(refused, p1).sockets.size).toBe(0);
  });

  it('fails to open after the time-out where nothing answers, and what comes later changes nothing', () => {
    const cut = act(bootedToys(), { type: 'cut', from: p1, to: p2, bothWays: true });
    const dialled = order(cut, p1, { type: 'dial', to: p2, timeout: ms(300) });
    expect(heard(runFor(dialled, ms(299)), p1)).toEqual([]);
    const failed = runFor(dialled, ms(301));
    expect(heard(failed, p1)).toEqual(['dialFailed 2']);
    const healed = runFor(actAfter(failed, ms(1000), { type: 'heal', who: [] }), ms(100));
    expect(heard(healed, p1)).toEqual(['dialFailed 2']);
    // The peer's end opened late, and is closed again at once.
    expect(heard(healed, p2)).toEqual(['connected 1', 'disconnected 1']);
  });

  it('delivers everything in the order of sending, whatever the latencies are', () => {
    const trace = runFor(send(connectedToys({ latency: [ms(1), ms(50)] }), 60), ms(5000));
    expect(notes(trace, p2)).toEqual(numbered(60));
  });

  it('loses time and not messages on a link that loses packets', () => {
    const lossy = act(connectedToys({ latency: [ms(1), ms(5)] }), { type: 'loss', from: p1, to: p2, share: 0.6 });
    const trace = runFor(send(lossy, 40), ms(500_000));
    expect(notes(trace, p2)).toEqual(numbered(40));
    // At least one retransmission: TCP waits 200 ms before the first.
    const last = stepsOf(trace).findLast(
      ({ occurrence }) => occurrence.type === 'event' && occurrence.event.type === 'NOTE',
    );
    expect((last?.at ?? 0) - lossy.head.world.now).toBeGreaterThan(200_000);
  });

  it('ends on the other side after what was sent before', () => {
    const sent = send(connectedToys({ latency: [ms(1), ms(50)] }), 5);
    const trace = runFor(order(sent, p1, { type: 'hangUp', to: p2 }, { type: 'note', to: p2, text: 'late' }), ms(1000));
    expect(heard(trace, p2).slice(1)).toEqual([...numbered(5).map((text) => `${text} from 1`), 'disconnected 1']);
    expect(heard(trace, p1)).toEqual(['connected 2']);
  });

  it('holds what a cut keeps back, and lets it go in order when it heals', () => {
    const cut = act(send(connectedToys({ latency: [ms(1), ms(50)] }), 4), {
      type: 'cut',
      from: p1,
      to: p2,
      bothWays: false,
    });
    const waiting = order(cut, p1, { type: 'note', to: p2, text: 'after' });
    expect(notes(runFor(waiting, ms(60_000)), p2)).toEqual([]);
    // The other direction is open.
    expect(notes(runFor(order(waiting, p2, { type: 'note', to: p1, text: 'back' }), ms(100)), p1)).toEqual(['back']);
    const healed = runFor(actAfter(waiting, ms(60_000), { type: 'heal', who: [p1, p2] }), ms(1000));
    expect(notes(healed, p2)).toEqual([...numbered(4), 'after']);
    expect(heard(healed, p2)).not.toContain('disconnected 1');
  });

  it('is closed by a drop: what was under way is lost, and both ends hear of it', () => {
    const sent = send(connectedToys(), 3);
    const trace = runFor(act(sent, { type: 'drop', message: noteId(sent, 'n1') }), ms(1000));
    expect(heard(trace, p2)).toEqual(['connected 1', 'disconnected 1']);
    expect(heard(trace, p1)).toEqual(['connected 2', 'disconnected 2']);
    expect([running(trace, p1).sockets.size, running(trace, p2).sockets.size]).toEqual([0, 0]);
  });

  it('is closed by a drop of what a cut holds as well', () => {
    const cut = act(send(connectedToys(), 3), { type: 'cut', from: p1, to: p2, bothWays: false });
    const dropped = runFor(act(cut, { type: 'drop', message: noteId(cut, 'n1') }), ms(1000));
    expect(heard(dropped, p1)).toEqual(['connected 2', 'disconnected 2']);
    const healed = runFor(act(dropped, { type: 'heal', who: [] }), ms(1000));
    expect(heard(healed, p2)).toEqual(['connected 1', 'disconnected 1']);
  });

  it('of others is not touched by a drop', () => {
    const three = runFor(order(connectedToys({ processes: 3 }), p1, { type: 'dial', to: p3 }), ms(100));
    const sent = order(three, p1, { type: 'note', to: p2, text: 'a' }, { type: 'note', to: p3, text: 'b' });
    const trace = runFor(act(sent, { type: 'drop', message: noteId(sent, 'a') }), ms(1000));
    expect(heard(trace, p3)).toEqual(['connected 1', 'b from 1']);
  });

  it('delivers at once, with a message, all that is ahead of it', () => {
    const slow = act(connectedToys(), { type: 'latency', from: p1, to: p2, range: [ms(500), ms(900)] });
    const sent = send(slow, 5);
    const trace = runFor(act(sent, { type: 'deliverNow', message: noteId(sent, 'n2') }), duration(20));
    expect(notes(trace, p2)).toEqual(['n0', 'n1', 'n2']);
    expect(notes(runFor(trace, ms(5000)), p2)).toEqual(numbered(5));
  });

  it('delays, with a message, all that is behind it', () => {
    const sent = send(connectedToys(), 5);
    const delayed = act(sent, { type: 'delay', message: noteId(sent, 'n2'), by: 400_000 });
    const later = order(delayed, p1, { type: 'note', to: p2, text: 'new' });
    expect(notes(runFor(later, ms(300)), p2)).toEqual(['n0', 'n1']);
    expect(notes(runFor(later, ms(500)), p2)).toEqual([...numbered(5), 'new']);
  });

  it('can be told that a packet comes twice, which TCP would never do', () => {
    const sent = send(connectedToys(), 2);
    const trace = runFor(act(sent, { type: 'duplicate', message: noteId(sent, 'n0') }), ms(1000));
    expect(notes(trace, p2).toSorted()).toEqual(['n0', 'n0', 'n1']);
  });

  it('delivers, whatever happens, a beginning of what was sent on it, in order', () => {
    let received = 0;
    for (const seed of Array.from({ length: 20 }, (_, i) => i)) {
      const { sent, came } = wiresOf(drawnRun(seed).trace);
      for (const [wire, texts] of came) expect(texts).toEqual(sent.get(wire)?.slice(0, texts.length));
      received += [...came.values()].flat().length;
    }
    expect(received).toBeGreaterThan(100);
  });

  it('takes longer over a slow link, in both directions', () => {
    const slow = act(connectedToys(), { type: 'slowLink', from: p1, to: p2, factor: 10 });
    const asked = order(order(slow, p1, { type: 'note', to: p2, text: 'there' }), p2, {
      type: 'note',
      to: p1,
      text: 'back',
    });
    const early = runFor(asked, ms(99));
    expect([notes(early, p1), notes(early, p2)]).toEqual([[], []]);
    const late = runFor(asked, ms(101));
    expect([notes(late, p1), notes(late, p2)]).toEqual([['back'], ['there']]);
  });

  it('has the latency that it is told to have', () => {
    const fast = act(connectedToys(), { type: 'latency', from: p1, to: p2, range: [ms(1), ms(1)] });
    expect(notes(runFor(send(fast, 1), duration(1010)), p2)).toEqual(['n0']);
  });
});

describe('a datagram', () => {
  const hints = (trace: ToyTrace, count: number): ToyTrace =>
    order(trace, p1, ...numbered(count).map((text) => ({ type: 'hint', to: p2, text }) as const));

  it('overtakes others', () => {
    const trace = runFor(hints(bootedToys({ latency: [ms(1), ms(50)] }), 60), ms(1000));
    expect(notes(trace, p2)).not.toEqual(numbered(60));
    expect(notes(trace, p2).toSorted()).toEqual(numbered(60).toSorted());
  });

  it('is lost in the share of cases that the link is told', () => {
    const lossy = act(bootedToys(), { type: 'loss', from: p1, to: p2, share: 0.3 });
    const trace = runFor(hints(lossy, 1000), ms(1000));
    expect(Math.abs(notes(trace, p2).length - 700)).toBeLessThan(50);
    expect(stepsOf(trace).filter(({ verdict }) => verdict === 'lost').length).toBe(1000 - notes(trace, p2).length);
  });

  it('is lost where it comes to a cut, and where nobody is up', () => {
    const cut = act(hints(bootedToys(), 3), { type: 'cut', from: p1, to: p2, bothWays: true });
    expect(heard(runFor(actAfter(cut, ms(100), { type: 'heal', who: [] }), ms(100)), p2)).toEqual([]);
    const down = runFor(hints(act(bootedToys(), { type: 'crash', process: p2 }), 2), ms(100));
    expect(
      stepsOf(down)
        .map(({ verdict }) => verdict)
        .filter((verdict) => verdict === 'lost'),
    ).toHaveLength(2);
  });

  it('passes a cut that has healed before it arrives', () => {
    const cut = act(hints(bootedToys(), 1), { type: 'cut', from: p1, to: p2, bothWays: true });
    expect(notes(runFor(act(cut, { type: 'heal', who: [] }), ms(100)), p2)).toEqual(['n0']);
  });

  it('can be dropped, doubled, delayed and hurried one by one', () => {
    const sent = hints(bootedToys(), 4);
    const id = (text: string) => noteId(sent, text);
    const dropped = act(sent, { type: 'drop', message: id('n0') });
    const doubled = act(dropped, { type: 'duplicate', message: id('n1') });
    const delayed = act(doubled, { type: 'delay', message: id('n2'), by: 50_000 });
    const hurried = act(delayed, { type: 'deliverNow', message: id('n3') });
    expect(notes(runFor(hurried, duration(10)), p2)).toEqual(['n3']);
    expect(notes(runFor(hurried, ms(30)), p2)).toEqual(['n3', 'n1', 'n1']);
    expect(notes(runFor(hurried, ms(1000)), p2)).toEqual(['n3', 'n1', 'n1', 'n2']);
    expect(refusalOf(runFor(hurried, ms(1000)), { type: 'drop', message: id('n2') })).toBe('noSuchMessage');
  });
});

describe('links', () => {
  it('have each a generator of their own: what happens on one does not shift the others', () => {
    const talk = (trace: ToyTrace): ToyTrace => runFor(order(trace, p2, { type: 'hint', to: p3, text: 'x' }), ms(500));
    const options = { processes: 3, latency: [ms(1), ms(400)] as const };
    const arrival = (trace: ToyTrace) => elementAt(trace.steps, trace.steps.length - 1)?.occurrence;
    const quiet = talk(bootedToys(options));
    const busy = talk(
      order(bootedToys(options), p1, { type: 'hint', to: p2, text: 'y' }, { type: 'hint', to: p3, text: 'z' }),
    );
    const span = (trace: ToyTrace) => {
      const step = stepsOf(trace).find(
        ({ occurrence }) =>
          occurrence.type === 'event' &&
          occurrence.event.type === 'HINT' &&
          occurrence.process === p3 &&
          occurrence.event.from === p2,
      );
      const sent = step?.occurrence.type === 'event' ? step.occurrence.sentAt : null;
      return step === undefined || sent === null ? null : step.at - sent;
    };
    expect(arrival(quiet)).toBeDefined();
    expect(span(quiet)).toBeGreaterThan(0);
    expect(span(busy)).toBe(span(quiet));
  });
});
