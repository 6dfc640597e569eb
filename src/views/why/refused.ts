import type { ProcessId, StepIndex } from '../../kernel/ids';
import { at } from '../../kernel/vector';
import type { AnyTrace, AnyWorld, CommandProblem, Notice } from '../../player/contract';

/** A rule of the world that refused a command, and the command. */
export interface Refused {
  readonly rule: string;
  readonly command: string;
}

/** What the world refused last: a click comes back as a notice, a typed line as a problem. Null where nothing was refused. */
export function refusalOf(notice: Notice | null, problem: CommandProblem | null): Refused | null {
  const typed = ruleIn(problem?.expected.id, 'scenario.refused.');
  if (problem !== null && typed !== null) return { rule: typed, command: problem.line };
  const clicked = ruleIn(notice?.id, 'commands.refused.');
  return notice === null || clicked === null ? null : { rule: clicked, command: String(notice.values.command ?? '') };
}

const ruleIn = (id: string | undefined, prefix: string): string | null =>
  id?.startsWith(prefix) === true ? id.slice(prefix.length) : null;

/** A process that a refused command names: what it is, and the step that made it so. */
export interface NamedProcess {
  readonly name: string;
  readonly status: AnyWorld['processes'][number]['status'];
  readonly step: StepIndex | null;
}

const changesStatus = new Set(['start', 'crash', 'die', 'pause', 'resume', 'wipe']);

/** The processes that a command names, as they are at a step. */
export function processesNamed(
  trace: AnyTrace,
  world: AnyWorld,
  upTo: number,
  command: string,
): readonly NamedProcess[] {
  const words = new Set(command.split(/\s+/));
  return trace.setup.processes.flatMap(({ id, name }) => {
    const process = world.processes.find((each) => each.id === id);
    if (process === undefined || !words.has(name)) return [];
    return [{ name, status: process.status, step: lastChange(trace, upTo, id) }];
  });
}

function lastChange(trace: AnyTrace, upTo: number, id: ProcessId): StepIndex | null {
  for (let index = upTo; index >= 0; index--) {
    const step = at(trace.steps, index);
    if (step === undefined) continue;
    const { occurrence } = step;
    if (occurrence.type === 'boot' && occurrence.process === id) return step.index;
    if (occurrence.type !== 'act' || !changesStatus.has(occurrence.act.type)) continue;
    if ('process' in occurrence.act && occurrence.act.process === id) return step.index;
  }
  return null;
}
