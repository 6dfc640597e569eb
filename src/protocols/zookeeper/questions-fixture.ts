import type { Act } from '../../kernel/act';
import type { Finding, Question, Subject } from '../../kernel/describe';
import { instant, type ProcessId, processId } from '../../kernel/ids';
import { advanceTo, begin, intervene, worldAt } from '../../kernel/run';
import type { Trace } from '../../kernel/trace';
import type { World } from '../../kernel/world';
import { dialect } from './dialect';
import { contextOf } from './ensemble';
import { zookeeper } from './index';
import { answer, questions } from './questions';
import type { ServerContext, ZooKeeper, ZooKeeperRequest } from './state';

/** A run for tests: its front matter as data, then acts and waits in milliseconds. */
export function runOf(
  fields: Readonly<Record<string, unknown>>,
  ...doings: readonly (Act<ZooKeeper> | number)[]
): Trace<ZooKeeper> {
  const setup = dialect.readSetup(fields);
  if (!setup.ok) throw new Error(JSON.stringify(setup.problems));
  return goOn(begin(zookeeper, setup.value), ...doings);
}

export function goOn(trace: Trace<ZooKeeper>, ...doings: readonly (Act<ZooKeeper> | number)[]): Trace<ZooKeeper> {
  let longer = trace;
  for (const doing of doings) {
    if (typeof doing === 'number') {
      longer = advanceTo(longer, instant(longer.head.world.now + doing * 1000));
      continue;
    }
    const acted = intervene(longer, doing);
    if (!acted.ok) throw new Error(acted.refusal);
    longer = acted.trace;
  }
  return longer;
}

export const kill = (sid: number) => ({ type: 'crash', process: processId(sid) }) as const;
export const startUp = (sid: number) => ({ type: 'start', process: processId(sid) }) as const;
export const ask = (sid: number, request: ZooKeeperRequest) =>
  ({ type: 'request', process: processId(sid), request }) as const;
export const create = (sid: number, path: string) => ask(sid, { type: 'create', path, data: 'x' });
export const cutOff = (a: number, b: number) =>
  ({ type: 'cut', from: processId(a), to: processId(b), bothWays: true }) as const;

export const server = (sid: number): Subject => ({ type: 'process', id: processId(sid) });
export const whole: Subject = { type: 'whole' };

export function contextIn(world: World<ZooKeeper>, sid: number): ServerContext {
  const context = contextOf(world.processes.find(({ id }) => id === (sid as ProcessId)));
  if (context === null) throw new Error(`S${sid} is down`);
  return context;
}

/** A world after a step with what is asked about something in it. */
export interface Situation {
  readonly index: number;
  readonly world: World<ZooKeeper>;
  readonly asked: readonly Question[];
  /** The answer to a kind of question; null where it is not asked here. */
  answerTo(kind: string): readonly Finding[] | null;
}

export function situationAt(trace: Trace<ZooKeeper>, index: number, about: Subject): Situation {
  const world = worldAt(trace, index);
  const asked = questions(trace, world, about);
  return {
    ...{ index, world, asked },
    answerTo: (kind) => {
      const question = asked.find((each) => each.kind === kind);
      return question === undefined ? null : answer(trace, world, question);
    },
  };
}

export const situationNow = (trace: Trace<ZooKeeper>, about: Subject): Situation =>
  situationAt(trace, trace.steps.length - 1, about);

/** Every step at which a kind of question is asked, with its answer. */
export function answersAlong(trace: Trace<ZooKeeper>, about: Subject, kind: string, from = 0) {
  return Array.from({ length: trace.steps.length - from }, (_, i) => situationAt(trace, from + i, about)).flatMap(
    ({ index, world, answerTo }) => {
      const findings = answerTo(kind);
      return findings === null ? [] : [{ index, world, findings }];
    },
  );
}

/** The findings by their ids, without the catalogue's name. */
export const idsOf = (findings: readonly Finding[] | null): readonly string[] =>
  (findings ?? []).map(({ sentence }) => sentence.id.replace('questions.', ''));

export function the(findings: readonly Finding[] | null, id: string): Finding {
  const found = findings?.find(({ sentence }) => sentence.id === `questions.${id}`);
  if (found === undefined) throw new Error(`no finding ${id} among ${idsOf(findings).join(' ')}`);
  return found;
}
