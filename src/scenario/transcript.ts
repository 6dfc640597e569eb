import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import { slice } from '../kernel/vector';
import type { Texts } from './command';
import type { Entry, Words } from './entry';
import type { Performance, Scene } from './play';
import type { Diagnostic } from './problem';
import type { Script } from './script';
import { describeStep, isQuiet, milliseconds } from './step-lines';

/** In which language, with which words. */
export interface Voice {
  readonly language: string;
  readonly words: Words;
}

/** A scenario's run to read: each command, and under it a line for each step that it led to. */
export function transcript<P extends ProtocolTypes>(
  script: Script<P>,
  performed: Performance<P>,
  voice: Voice,
): readonly string[] {
  const { title, summary, entry } = script;
  const header = [inLanguage(title, voice), inLanguage(summary, voice)]
    .filter((text) => text !== '')
    .map((text) => `# ${text}`);
  const scenes = performed.scenes.flatMap((scene) => ['', ...sceneLines(scene, entry, voice)]);
  return [...header, ...scenes, '', ...endLines(performed, voice)];
}

/** The text in that language, or in English where there is none. */
export const inLanguage = (texts: Texts, { language }: Voice): string => texts[language] ?? texts.en ?? '';

function sceneLines<P extends ProtocolTypes>(
  { command, outcome, trace, before }: Scene<P>,
  entry: Entry<P>,
  voice: Voice,
): readonly string[] {
  const { words } = voice;
  switch (outcome.type) {
    case 'noted':
      return [`"${inLanguage(outcome.texts, voice)}"`];
    case 'expected':
      return [
        `> ${command.text}  ${outcome.holds ? words('scenario.expect.holds') : words('scenario.expect.fails', { found: outcome.found })}`,
      ];
    case 'refused':
    case 'unreached':
      return [
        `> ${command.text}`,
        ...stepLines(trace, before, entry, words),
        `! ${problemText(outcome.problem, words)}`,
      ];
    default:
      return [`> ${command.text}`, ...stepLines(trace, before, entry, words)];
  }
}

/** What was found and what was expected, without the place. */
export function problemText({ found, expected }: Diagnostic, words: Words): string {
  const what = found === '' ? words('scenario.foundNothing') : JSON.stringify(found);
  return words('scenario.problem', { found: what, expected: words(expected.id, expected.values) });
}

/** A line for each step from a position on; what only keeps connections alive is counted and not told. */
export function stepLines<P extends ProtocolTypes>(
  trace: Trace<P>,
  from: number,
  entry: Entry<P>,
  words: Words,
): readonly string[] {
  const lines: string[] = [];
  let quiet = 0;
  const flush = (): void => {
    if (quiet > 0) lines.push(`              ${words('scenario.step.quiet', { count: quiet })}`);
    quiet = 0;
  };
  for (const step of slice(trace.steps, from)) {
    if (isQuiet(step, entry)) quiet++;
    else {
      flush();
      lines.push(...describeStep(trace, step, entry, words));
    }
  }
  flush();
  return lines;
}

function endLines<P extends ProtocolTypes>(
  { trace, brokenInvariants, scenes }: Performance<P>,
  { words }: Voice,
): readonly string[] {
  const last = scenes[scenes.length - 1];
  const time = milliseconds(last?.clock ?? trace.head.world.now);
  const broken = brokenInvariants.map((id) => words('scenario.end.broken', { invariant: id }));
  const kept = trace.violations.length > 0 ? 'asExpected' : 'hold';
  return [
    `= ${words('scenario.end.summary', { time, steps: trace.steps.length })}`,
    ...(broken.length > 0 ? broken : [words(`scenario.end.${kept}`)]).map((line) => `= ${line}`),
  ];
}
