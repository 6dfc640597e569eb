import type { Act, Refusal } from './act';
import { agendaOf } from './agenda';
import { assert } from './assert';
import { type Cast, type Happening, happen } from './happen';
import { type Instant, instant, messageId, type StepIndex, stepIndex } from './ids';
import { carryOut, refusal } from './intervene';
import type { Protocol, ProtocolTypes } from './protocol';
import { type RandomState, seeded } from './random';
import type { Moment, Step, Trace } from './trace';
import { at, emptyVector, lowerBound, push, slice, take, type Vector } from './vector';
import type { Link, Process, ProcessSetup, Setup, World } from './world';

/** Every so many steps a trace keeps the whole moment; those between are made again, exactly, when asked for. (At 32 a trace takes
 * three quarters more memory; at 128 a step in between is made again in about a millisecond.) */
export const frameInterval = 128;

/** The trace of a run in which nothing has happened yet. */
export function begin<P extends ProtocolTypes>(protocol: Protocol<P>, setup: Setup<P>): Trace<P> {
  const world = firstWorld(setup);
  const head: Moment<P> = { world, ghost: protocol.auditor.begin(world) };
  const none = emptyVector<never>();
  return {
    protocol,
    setup,
    steps: none,
    frames: push(emptyVector<Moment<P>>(), head),
    head,
    interventions: none,
    milestones: none,
    violations: none,
  };
}

/** The world before the first step: everybody down, and booting next if the setup says so. */
export function firstWorld<P extends ProtocolTypes>(setup: Setup<P>): World<P> {
  const { processes, seed, timing } = setup;
  const boots = setup.start === 'all' ? processes : [];
  return {
    now: instant(0),
    nextId: boots.length,
    agenda: agendaOf<P>(
      boots.map(({ id }, i) => ({ at: instant(0), id: messageId(i), cause: null, type: 'boot', process: id })),
    ),
    processes: processes.map(({ id, kind, stable }) =>
      newProcess<P>({ id, kind, stable }, seeded(seed, `process ${id}`)),
    ),
    links: processes.map((from) =>
      processes.map((to) => newLink<P>(timing.latency, seeded(seed, `link ${from.id} ${to.id}`))),
    ),
    requests: emptyVector(),
  };
}

const newProcess = <P extends ProtocolTypes>(
  { id, kind, stable }: Pick<ProcessSetup<P>, 'id' | 'kind' | 'stable'>,
  random: RandomState,
): Process<P> => ({
  status: 'down',
  id,
  kind,
  disk: { stable, writing: null, next: null, slowness: 1 },
  random,
  incarnation: 0,
  skew: 1,
});

const newLink = <P extends ProtocolTypes>(latency: Link<P>['latency'], random: RandomState): Link<P> => ({
  random,
  latency,
  slowness: 1,
  loss: 0,
  cut: false,
  held: [],
  streams: [],
});

/** The trace with its next step, or null where nothing is to come (up to `limit`, if given). */
export function extend<P extends ProtocolTypes>(trace: Trace<P>, limit = Number.POSITIVE_INFINITY): Trace<P> | null {
  const happening = happen(trace, trace.head.world, stepIndex(trace.steps.length), limit);
  return happening === null ? null : record(trace, happening);
}

/** The trace with all steps that are due at or before an instant. */
export function advanceTo<P extends ProtocolTypes>(trace: Trace<P>, until: Instant): Trace<P> {
  let longest = trace;
  for (let next = extend(longest, until); next !== null; next = extend(longest, until)) longest = next;
  return longest;
}

/** The trace with an act at its end; with all that is due before, if a later instant is given. */
export function intervene<P extends ProtocolTypes>(
  trace: Trace<P>,
  act: Act<P>,
  when?: Instant,
): { readonly ok: true; readonly trace: Trace<P> } | { readonly ok: false; readonly refusal: Refusal } {
  const now = trace.head.world.now;
  const isLater = when !== undefined && when > now;
  const present = isLater ? advanceTo(trace, when) : trace;
  const why = refusal(present.head.world, act);
  if (why !== null) return { ok: false, refusal: why };
  // What was due at that instant may have been put off past it, so that every step has an instant of its own.
  const on = isLater ? instant(Math.max(when, present.head.world.now)) : now;
  const happening = carryOut(present, present.head.world, act, on, stepIndex(present.steps.length));
  const interventions = push(present.interventions, { at: on, act, step: happening.step.index });
  return { ok: true, trace: { ...record(present, happening), interventions } };
}

function record<P extends ProtocolTypes>(trace: Trace<P>, { world, step }: Happening<P>): Trace<P> {
  const [ghost, broken] = trace.protocol.auditor.observe(trace.head.ghost, trace.head.world, world, step);
  const head = { world, ghost };
  const steps = push(trace.steps, step);
  const frames = steps.length % frameInterval === 0 ? push(trace.frames, head) : trace.frames;
  let { milestones, violations } = trace;
  for (const effect of step.effects) {
    if (effect.type !== 'reach') continue;
    milestones = push(milestones, {
      process: actorOf(step) as never,
      milestone: effect.milestone,
      facts: effect.facts,
      step: step.index,
      at: step.at,
    });
  }
  for (const violation of broken) violations = push(violations, { ...violation, step: step.index, at: step.at });
  return {
    protocol: trace.protocol,
    setup: trace.setup,
    steps,
    frames,
    head,
    interventions: trace.interventions,
    milestones,
    violations,
  };
}

/** The process whose step this is; null for acts on links, messages and groups. */
export function actorOf<P extends ProtocolTypes>(step: Step<P>) {
  const { occurrence } = step;
  if (occurrence.type !== 'act') return occurrence.process;
  return 'process' in occurrence.act ? occurrence.act.process : null;
}

/** The world with the auditor's memory after a step (`index` -1: before the first). */
export function momentAt<P extends ProtocolTypes>(trace: Trace<P>, index: number): Moment<P> {
  if (index >= trace.steps.length - 1) return trace.head;
  const wanted = index + 1;
  const frame = Math.floor(wanted / frameInterval);
  let moment = at(trace.frames, frame) as Moment<P>;
  for (let i = frame * frameInterval; i < wanted; i++) moment = redo(trace, moment, at(trace.steps, i) as Step<P>);
  return moment;
}

/** The world after a step. */
export const worldAt = <P extends ProtocolTypes>(trace: Trace<P>, index: number): World<P> =>
  momentAt(trace, index).world;

function redo<P extends ProtocolTypes>(trace: Cast<P> & Trace<P>, moment: Moment<P>, step: Step<P>): Moment<P> {
  const { world } =
    step.occurrence.type === 'act'
      ? carryOut(trace, moment.world, step.occurrence.act, drainedTo(trace, step.index), step.index)
      : mustHappen(trace, moment.world, step.index);
  const [ghost] = trace.protocol.auditor.observe(moment.ghost, moment.world, world, step);
  return { world, ghost };
}

function mustHappen<P extends ProtocolTypes>(trace: Trace<P>, world: World<P>, index: StepIndex): Happening<P> {
  const happening = happen(trace, world, index, Number.POSITIVE_INFINITY);
  assert(happening !== null, 'a step that happened once happens again');
  return happening;
}

function drainedTo<P extends ProtocolTypes>(trace: Trace<P>, index: StepIndex): Instant {
  const intervention = at(
    trace.interventions,
    lowerBound(trace.interventions, ({ step }) => step >= index),
  );
  assert(intervention?.step === index, 'an act in a trace is among its interventions');
  return intervention.at;
}

/** The trace up to and with a step (-1: nothing yet); acting on it starts another line of history. */
export function rewind<P extends ProtocolTypes>(trace: Trace<P>, index: number): Trace<P> {
  if (index >= trace.steps.length - 1) return trace;
  const length = index + 1;
  const upTo = <T extends { readonly step: StepIndex }>(vector: Vector<T>): Vector<T> =>
    take(
      vector,
      lowerBound(vector, ({ step }) => step >= length),
    );
  return {
    ...trace,
    head: momentAt(trace, index),
    steps: take(trace.steps, length),
    frames: take(trace.frames, Math.floor(length / frameInterval) + 1),
    interventions: upTo(trace.interventions),
    milestones: upTo(trace.milestones),
    violations: upTo(trace.violations),
  };
}

/** The last step at or before an instant; -1 before the first. */
export const stepAt = <P extends ProtocolTypes>(trace: Trace<P>, when: Instant): number =>
  lowerBound(trace.steps, ({ at: time }) => time > when) - 1;

/** The same run made again from its setup and interventions alone. */
export function replay<P extends ProtocolTypes>(trace: Trace<P>): Trace<P> {
  let again = begin(trace.protocol, trace.setup);
  for (const { at: on, act, step } of slice(trace.interventions)) {
    again = runTo(again, step);
    again = {
      ...record(again, carryOut(again, again.head.world, act, on, step)),
      interventions: push(again.interventions, { at: on, act, step }),
    };
  }
  return runTo(again, trace.steps.length);
}

function runTo<P extends ProtocolTypes>(trace: Trace<P>, length: number): Trace<P> {
  let longest = trace;
  while (longest.steps.length < length) {
    const next = extend(longest);
    if (next === null) return longest;
    longest = next;
  }
  return longest;
}
