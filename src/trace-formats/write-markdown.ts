import type { Sentence } from '../kernel/describe';
import type { Facts, ProtocolTypes } from '../kernel/protocol';
import { actorOf } from '../kernel/run';
import type { Trace } from '../kernel/trace';
import { slice } from '../kernel/vector';
import { nameIn } from '../kernel/world';
import type { Describer } from './entry';
import { clipped, isIn, type StepRange, wholeRun } from './step-range';
import { actText } from './step-text';

export interface ReportOptions {
  /** What the run is called. */
  readonly title: string;
  /** The sentences of the language that the report is in. */
  readonly words: (id: string, values?: Facts) => string;
  readonly range?: StepRange | undefined;
}

/** A report of the run to read and to print: setup, acts, milestones, every step with its narration, invariants. */
export function* writeMarkdown<P extends ProtocolTypes>(
  trace: Trace<P>,
  describer: Describer<P>,
  { title, words, range = wholeRun }: ReportOptions,
): Generator<string> {
  const { from, to } = clipped(trace, range);
  const teller: Teller<P> = { trace, describer, words, range: { from, to } };
  const heading = (id: string): string => `\n## ${escaped(words(`export.report.${id}`))}\n\n`;
  const about =
    to < from ? words('export.report.none') : words('export.report.range', { from, to, steps: trace.steps.length });
  yield `# ${escaped(title)}\n\n${escaped(about)}\n`;
  yield `${heading('setup')}${fenced(JSON.stringify(describer.dialect.writeSetup(trace.setup), null, 2))}`;
  yield `${heading('acts')}${listed(teller, acts(teller))}`;
  yield `${heading('milestones')}${listed(teller, milestones(teller))}`;
  yield `${heading('steps')}${row(['step', 'time', 'who', 'what'].map((id) => words(`export.report.${id}`)))}${row(['---:', '---:', '---', '---'], String)}`;
  for (const step of slice(trace.steps, from, to + 1)) {
    const actor = actorOf(step);
    const said = describer.portrait.narrate(trace, step).map((sentence) => say(words, sentence));
    yield row([String(step.index), time(step.at), actor === null ? '' : nameIn(trace, actor), said.join(' ')]);
  }
  yield `${heading('invariants')}${listed(teller, invariants(teller))}`;
}

interface Teller<P extends ProtocolTypes> {
  readonly trace: Trace<P>;
  readonly describer: Describer<P>;
  readonly words: ReportOptions['words'];
  readonly range: StepRange;
}

const say = (words: ReportOptions['words'], { id, values }: Sentence): string => words(id, values);

/** Virtual time to read: milliseconds with three decimals. */
const time = (microseconds: number): string => (microseconds / 1000).toFixed(3);

const acts = <P extends ProtocolTypes>({ trace, describer, words, range }: Teller<P>): readonly string[] =>
  Array.from(slice(trace.interventions))
    .filter(({ step }) => isIn(range, step))
    .map(({ at, step, act }) =>
      words('export.report.act', { time: time(at), step, act: actText(trace, act, describer) }),
    );

const milestones = <P extends ProtocolTypes>({ trace, words, range }: Teller<P>): readonly string[] =>
  Array.from(slice(trace.milestones))
    .filter(({ step }) => isIn(range, step))
    .map(({ at, step, process, milestone }) =>
      words('export.report.milestone', {
        time: time(at),
        step,
        who: nameIn(trace, process),
        milestone: words(`milestones.${milestone}`),
      }),
    );

/** Each invariant, with the first step of the range that broke it. */
function invariants<P extends ProtocolTypes>({ trace, words, range }: Teller<P>): readonly string[] {
  const broken = Array.from(slice(trace.violations)).filter(({ step }) => isIn(range, step));
  return trace.protocol.auditor.invariants.map(({ id }) => {
    const name = words(`invariant.${id}.name`);
    const first = broken.find(({ invariant }) => invariant === id);
    return first === undefined
      ? words('export.report.holds', { name })
      : words('export.report.broken', { name, step: first.step });
  });
}

const listed = <P extends ProtocolTypes>({ words }: Teller<P>, lines: readonly string[]): string =>
  lines.length === 0
    ? `${escaped(words('export.report.none'))}\n`
    : lines.map((line) => `- ${escaped(line)}\n`).join('');

const row = (cells: readonly string[], text: (cell: string) => string = escaped): string =>
  `| ${cells.map(text).join(' | ')} |\n`;

/** A fence is longer than any run of backticks inside of it. */
function fenced(code: string): string {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}json\n${code}\n${fence}\n`;
}

/** What a person typed is shown as it is: no sign of it makes a heading, a link, a cell or a tag. */
const escaped = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#&~!]/g, '\\$&');
