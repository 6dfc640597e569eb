import { duration, instant, messageId, type ProcessId, processId } from '../../src/kernel/ids';
import { inFlight } from '../../src/kernel/intervene';
import { advance, between, seeded } from '../../src/kernel/random';
import { begin, extend, intervene } from '../../src/kernel/run';
import type { Moment } from '../../src/kernel/trace';
import { ms, type Order, type Toy, type ToyAct, type ToyTrace, toy, toySetup } from './toy';

interface DrawnRun {
  readonly trace: ToyTrace;
  /** The moment before the first step and after each, as they were when the run was made. */
  readonly moments: readonly Moment<Toy>[];
}

/** A run of four processes that talk while everything that can be done to them is done. */
export function drawnRun(seed: number): DrawnRun {
  const draw = drawer(seed);
  const setup = toySetup({ processes: 4, seed, latency: [ms(1), ms(30)], disk: [ms(1), ms(20)] });
  let trace = begin(toy, setup);
  const moments = [trace.head];
  const note = (next: ToyTrace): void => {
    trace = next;
    moments.push(trace.head);
  };
  for (let i = 0; i < 200; i++) {
    for (let steps = draw(0, 6); steps > 0; steps--) {
      const next = extend(trace, trace.head.world.now + 300_000);
      if (next !== null) note(next);
    }
    const when = draw(0, 3) === 0 ? instant(trace.head.world.now + draw(1, 30_000)) : undefined;
    for (let next = extend(trace, when ?? -1); next !== null; next = extend(trace, when ?? -1)) note(next);
    const result = intervene(trace, drawAct(trace, draw), when);
    if (result.ok) note(result.trace);
  }
  return { trace, moments };
}

type Draw = (low: number, high: number) => number;

function drawer(seed: number): Draw {
  let state = seeded(seed, 'drawn run');
  return (low, high) => {
    state = advance(state);
    return between(state, low, high);
  };
}

function drawAct(trace: ToyTrace, draw: Draw): ToyAct {
  const process = processId(draw(1, 4));
  const down = trace.head.world.processes.find(({ status }) => status === 'down' || status === 'dead');
  if (down !== undefined && draw(0, 2) === 0) return { type: 'start', process: down.id };
  const other = processId(((process + draw(0, 2)) % 4) + 1);
  const messages = inFlight(trace.head.world);
  const picked = messages[draw(0, Math.max(0, messages.length - 1))];
  const message = picked?.id ?? messageId(0);
  const isDatagram = picked?.parcel.type === 'message' && picked.parcel.connection === null;
  const request: ToyAct = {
    type: 'request',
    process,
    request: drawOrders(draw, other, trace.head.world.requests.length),
  };
  const others: readonly ToyAct[] = [
    { type: 'start', process },
    { type: 'crash', process },
    { type: 'die', process },
    { type: 'pause', process },
    { type: 'resume', process },
    { type: 'wipe', process },
    { type: 'partition', groups: [[process], [other]] },
    { type: 'cut', from: process, to: other, bothWays: draw(0, 1) === 0 },
    { type: 'heal', who: [process, other] },
    { type: 'heal', who: [] },
    { type: 'drop', message },
    // A second copy of a packet is what a stream never has.
    isDatagram ? { type: 'duplicate', message } : { type: 'heal', who: [] },
    { type: 'deliverNow', message },
    { type: 'delay', message, by: draw(1, 100_000) },
    { type: 'latency', from: process, to: other, range: [ms(1), ms(draw(1, 100))] },
    { type: 'loss', from: process, to: other, share: draw(0, 5) / 10 },
    { type: 'slowLink', from: process, to: other, factor: draw(1, 5) },
    { type: 'slowDisk', process, factor: draw(1, 5) },
    { type: 'skew', process, factor: draw(1, 3) },
    {
      type: 'timer',
      process,
      timer: draw(0, 1) === 0 ? 'bell' : 'clock',
      after: duration(draw(0, 2) * draw(0, 50_000)),
    },
  ];
  return draw(0, 9) < 8 ? request : (others[draw(0, others.length - 1)] ?? request);
}

/** Orders whose texts are all different in a run: `count` is how many requests came before. */
const drawOrders = (draw: Draw, to: ProcessId, count: number): readonly Order[] =>
  Array.from({ length: draw(1, 3) }, (_, i): Order => {
    const orders: readonly Order[] = [
      { type: 'dial', to, timeout: duration(draw(10_000, 200_000)) },
      { type: 'note', to, text: `${count}.${i}` },
      { type: 'note', to, text: `${count}.${i}` },
      { type: 'note', to, text: `${count}.${i}` },
      { type: 'hint', to, text: `${count}.${i}` },
      draw(0, 2) === 0 ? { type: 'hangUp', to } : { type: 'dial', to },
      { type: 'write', value: draw(1, 999) },
      { type: 'start', timer: 'bell', span: duration(draw(1, 60_000)) },
      { type: 'start', timer: 'clock', span: duration(draw(1, 60_000)) },
      { type: 'stop', timer: 'bell' },
      { type: 'answer' },
    ];
    return orders[draw(0, orders.length - 1)] as Order;
  });
