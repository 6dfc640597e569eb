import type { ProcessFigure } from '../kernel/describe';
import type { ProtocolTypes } from '../kernel/protocol';
import { actorOf, worldAt } from '../kernel/run';
import type { Trace } from '../kernel/trace';
import { nameIn, type World } from '../kernel/world';
import type { Describer } from './entry';
import { changes } from './moments';
import { clipped, type StepRange, wholeRun } from './step-range';
import { stepText } from './step-text';
import { engineVersion } from './version';

type Json = Readonly<Record<string, unknown>>;

/** Types of the variables in Apalache's own notation: it reads no trace without them. */
const varTypes = {
  action: 'Str',
  actor: 'Str',
  timeUs: 'Int',
  processes: 'Str -> { log: Seq(Str), logLength: Int, phase: Str, state: Str, values: Str -> Str }',
} as const;

/**
 * The run as states in the Informal Trace Format (ADR-015 of Apalache), one a line: the state before the first step, then
 * the state after each step, with what happened and to whom.
 */
export function* writeItf<P extends ProtocolTypes>(
  trace: Trace<P>,
  describer: Describer<P>,
  range: StepRange = wholeRun,
): Generator<string> {
  const { from, to } = clipped(trace, range);
  const meta = {
    format: 'ITF',
    'format-description': 'https://apalache-mc.org/docs/adr/015adr-trace.html',
    source: `${trace.protocol.id}, seed ${trace.setup.seed}`,
    description: `Created by Ensemble ${engineVersion}: states before step ${from} and after each step to ${to}`,
    varTypes,
  };
  yield `{\n  "#meta": ${JSON.stringify(meta)},\n  "vars": ${JSON.stringify(Object.keys(varTypes))},\n  "states": [\n`;
  const begin = worldAt(trace, from - 1);
  yield `    ${JSON.stringify({ '#meta': { index: 0 }, ...state(begin, trace, describer, { action: 'begin', actor: '' }) })}`;
  for (const { step, after } of changes(trace, range)) {
    const actor = actorOf(step);
    const what = { action: stepText(trace, step, describer), actor: actor === null ? '' : nameIn(trace, actor) };
    const data = {
      '#meta': { index: step.index - from + 1, step: step.index },
      ...state(after, trace, describer, what),
    };
    yield `,\n    ${JSON.stringify(data)}`;
  }
  yield '\n  ]\n}\n';
}

function state<P extends ProtocolTypes>(
  world: World<P>,
  trace: Trace<P>,
  { portrait }: Describer<P>,
  { action, actor }: { readonly action: string; readonly actor: string },
): Json {
  const processes = world.processes.map((process) => [
    text(nameIn(trace, process.id)),
    figure(portrait.process(process, world)),
  ]);
  return { action: text(action), actor: text(actor), timeUs: integer(world.now), processes: { '#map': processes } };
}

/** The end of the log is as long as the portrait shows it; its length is that of the whole. */
const figure = ({ state, phase, tags, log, earlier }: ProcessFigure): Json => ({
  log: log.map(({ label }) => text(label)),
  logLength: integer(earlier + log.length),
  phase: text(phase ?? ''),
  state: text(state),
  values: { '#map': tags.map(({ key, value }) => [text(key), text(value)]) },
});

/** ITF allows no plain numbers, for many readers of JSON limit them. */
const integer = (number: number): Json => ({ '#bigint': String(number) });

/** Apalache takes a text such as `a_OF_B` for a value of an uninterpreted type; with a blank behind it it is none. */
const text = (value: string): string => (/^[a-zA-Z0-9_]+_OF_[A-Z_][A-Z0-9_]*$/.test(value) ? `${value} ` : value);
