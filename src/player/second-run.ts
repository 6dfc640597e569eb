import { type Answers, fieldKey } from '../kernel/setup-form';
import { forkStep } from './branch-tree';
import { type BuildOffer, fieldsOf, type ReadDraft, readDraft } from './cluster-draft';
import type { CommandProblem, MadeRun, Player, PlayerState, Registry, ScenarioSource, View } from './contract';
import { createPlayer } from './create-player';
import { asRead } from './front-matter-text';
import { onBranch } from './looking';
import { openScenario } from './opening';
import type { Clock } from './playback';
import type { PlayerStore } from './player';
import { commandLines } from './scenario-text';
import { currentBranch, currentTrace } from './selectors';

/** What it takes to make a run that stands beside another. */
export interface Workshop {
  readonly registry: Registry;
  readonly clock: Clock;
}
export type Made =
  | { readonly ok: true; readonly run: PlayerStore }
  | { readonly ok: false; readonly problem: CommandProblem };

/** A scenario as a second run; what of it could not be carried out is told where it is looked at. */
export function runOfScenario(source: ScenarioSource, { registry, clock }: Workshop, { language }: PlayerState): Made {
  const opened = openScenario(source, registry);
  if (!opened.ok) return opened;
  const run = createPlayer({ ...registry, scenarios: [source] }, clock, { language });
  run.getState().know(registry);
  return { ok: true, run };
}

/** A run that was made elsewhere, as a second one. */
export function runOfMade(
  made: MadeRun,
  view: Partial<View>,
  { registry, clock }: Workshop,
  { language }: PlayerState,
): PlayerStore {
  const run = createPlayer(registry, clock, { language });
  run.getState().show(made, view);
  // What was there for a moment is nothing to go back to.
  run.setState({ undoable: [] });
  return run;
}

/** Another line of history of the same run, with all the others. */
export function runOfBranch(state: PlayerState, branch: number, workshop: Workshop): PlayerStore {
  const { entry, scenario, notes, scriptEnd, branches, playhead, step, hiddenFamilies, breakpoints } = state;
  const made = { entry, scenario, notes, scriptEnd, branches, branch: state.branch, playhead, step };
  return runOfMade({ ...made, ...onBranch(state, branch) }, { hiddenFamilies, breakpoints }, workshop, state);
}

/** What a form would hold for the setup of a run, as far as that protocol asks for the same; the rest is what it begins with. */
export function answersFor({ form }: BuildOffer, state: PlayerState): Answers {
  const texts = setupTexts(state);
  return Object.fromEntries(
    fieldsOf(form).map((field) => {
      const found = texts.get(fieldKey(field));
      const isPossible = field.kind !== 'choice' || field.choices.some(({ word }) => word === found);
      return [fieldKey(field), found !== undefined && isPossible ? found : field.initial];
    }),
  );
}

/** The same run in another setup: what the scenario says and what was done since, at the same instants. */
export function sameRunIn(
  offer: BuildOffer,
  changed: Answers,
  state: Player,
  { scenarios }: Registry,
): ScenarioSource | null {
  const { id, parts } = state.scenario;
  const read = readChanged(offer, changed, state);
  if (!read.ok) return null;
  const { title: _, ...setup } = read.parts.fields;
  const { title = id, summary, covers } = parts.fields;
  const words = { title, ...(summary === undefined ? {} : { summary }), ...(covers === undefined ? {} : { covers }) };
  return { id, parts: { fields: { ...words, ...setup }, firstLine: 1, lines: linesOf(state, scenarios) } };
}

/** The setup with some answers changed. Of the same protocol all else stays, also what no form asks for, such as what is on the disks. */
export function readChanged(offer: BuildOffer, changed: Answers, state: PlayerState): ReadDraft {
  const { protocol } = state.entry;
  if (offer.entry.protocol.id !== protocol.id) return readDraft({ ...answersFor(offer, state), ...changed }, offer, {});
  return readDraft(changed, offer, {}, frontMatterOf(state));
}

/** A shipped scenario waits for what happens; only what was done after it is tied to instants. */
function linesOf(state: Player, scenarios: Registry['scenarios']): readonly string[] {
  const { entry, scenario, scriptEnd, branches } = state;
  const { id, trace } = currentBranch(state);
  const isShipped = scenarios.some(({ parts }) => parts === scenario.parts);
  const isScriptWhole = id === 0 || forkStep(branches, 0, id) >= scriptEnd;
  if (!isShipped || !isScriptWhole) return commandLines(trace, entry);
  return [...scenario.parts.lines, ...commandLines(trace, entry, scriptEnd)];
}

/** What tells the setups of two runs apart: where in the front matter, and what it says there on each side. */
export interface SetupDifference {
  readonly key: string;
  readonly values: readonly [string, string];
}

export function setupDifferences(first: PlayerState, second: PlayerState): readonly SetupDifference[] {
  const [ours, theirs] = [setupTexts(first), setupTexts(second)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((key) => {
    const values = [ours.get(key) ?? '', theirs.get(key) ?? ''] as const;
    return values[0] === values[1] ? [] : [{ key, values }];
  });
}

const frontMatterOf = (state: PlayerState) => asRead(state.entry.dialect.writeSetup(currentTrace(state).setup));

/** The setup of a run as texts, by where the front matter has them: as `fieldKey` does. */
const setupTexts = (state: PlayerState): ReadonlyMap<string, string> => new Map(flat(frontMatterOf(state), ''));

const flat = (value: unknown, path: string): readonly (readonly [string, string])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`))
    : [[path, Array.isArray(value) ? value.join(', ') : String(value)]];
