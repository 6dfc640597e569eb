import type { Sentence } from '../kernel/describe';
import { instant, type StepIndex, stepIndex } from '../kernel/ids';
import { begin, stepAt } from '../kernel/run';
import { at } from '../kernel/vector';
import type {
  AnyTrace,
  Branch,
  MadeRun,
  Note,
  ProtocolEntry,
  Registry,
  ScenarioSource,
  View,
} from '../player/contract';
import { perform } from '../scenario/play';
import { readParts } from '../scenario/script';
import { engineVersion } from '../trace-formats/version';
import { growAll } from './grow';
import type { Origin, SavedBranch, SavedRun, SingleRun } from './saved-run';
import { readView } from './saved-view';
import { scenarioChecksum } from './scenario-checksum';

/** A run and how it was looked at. */
export interface Opened {
  readonly run: MadeRun;
  readonly view: View;
}

/** What the player is to show (`show(run, view)`), or why it cannot. */
export type Reopened =
  /** Remarks are worth saying although the run is the same. */
  | (Opened & { readonly ok: true; readonly remarks: readonly Sentence[]; readonly beside: Opened | null })
  | { readonly ok: false; readonly problem: Sentence };

/**
 * Makes a saved run again, step by step. Whatever is opened is the run that was saved: each branch is compared with its
 * fingerprint, so that another engine, another scenario or an edited link never shows something else unnoticed.
 */
export function reopen(saved: SavedRun, registry: Registry): Reopened {
  const opened = reopenSingle(saved, registry);
  if (!opened.ok || saved.beside === undefined) return opened;
  const beside = reopenSingle(saved.beside, registry);
  return beside.ok ? { ...opened, beside } : beside;
}

function reopenSingle(saved: SingleRun, registry: Registry): Reopened {
  const { entries } = registry;
  const entry = entries.find(({ protocol }) => protocol.id === saved.protocol);
  if (entry === undefined) return refused('protocol', { protocol: saved.protocol });
  const base = baseOf(saved.origin, entry, registry);
  if (!base.ok) return base;
  const grown = growAll(saved.branches, base.trace, entry);
  if (!grown.ok) return refusedRun(grown.reason, saved);
  const branches = saved.branches.flatMap((branch) => placed(branch, grown.traces.get(branch.id)));
  const current = branches.find(({ id }) => id === saved.branch);
  if (current === undefined) return refused('shape', { where: 'branch' });
  const place = placeIn(current.trace, saved);
  if (place === null) return refused('shape', { where: 'step' });
  const { scenario, notes, scriptEnd } = base;
  const run = { entry, scenario, notes, scriptEnd, branches, branch: current.id, ...place };
  const view = readView(saved.view, entry, current.trace.setup);
  return {
    ok: true,
    run,
    view,
    beside: null,
    remarks: isOfThisEngine(saved) ? [] : [sentence('remark.engine', engines(saved))],
  };
}

const sentence = (id: string, values: Sentence['values']): Sentence => ({ id: `sharing.${id}`, values });
const refused = (id: string, values: Sentence['values']): { readonly ok: false; readonly problem: Sentence } => ({
  ok: false,
  problem: sentence(`problem.${id}`, values),
});

const isOfThisEngine = ({ engine }: SingleRun): boolean => engine === engineVersion;
const engines = ({ engine }: SingleRun): Sentence['values'] => ({ theirs: engine, ours: engineVersion });

/** Another version of the engine is the likely reason why a run goes another way now; else somebody has changed it. */
const refusedRun = (reason: 'anotherRun' | 'acts' | 'tree', saved: SingleRun): Reopened =>
  isOfThisEngine(saved) ? refused(reason, {}) : refused('engine', engines(saved));

/** The playhead so long after a step; null where that step is not there, or another is between. */
export function placeIn(
  trace: AnyTrace,
  { step, later }: Pick<SingleRun, 'step' | 'later'>,
): Pick<MadeRun, 'playhead' | 'step'> | null {
  const from = step === -1 ? 0 : at(trace.steps, step)?.at;
  if (from === undefined) return null;
  const playhead = instant(from + later);
  return stepAt(trace, playhead) === step ? { playhead, step: stepIndex(step) } : null;
}

interface Base {
  readonly ok: true;
  /** The scenario's own run; of somebody's scenario only its setup. */
  readonly trace: AnyTrace;
  readonly scenario: ScenarioSource;
  readonly notes: readonly Note[];
  readonly scriptEnd: StepIndex;
}
type Refused = ReturnType<typeof refused>;

function baseOf(origin: Origin, entry: ProtocolEntry, registry: Registry): Base | Refused {
  if (origin.type === 'own') return ownBase(origin, entry, registry);
  const base = shippedBase(origin.id, registry);
  if (!base.ok) return base;
  const isSame = scenarioChecksum(base.scenario.parts) === origin.checksum;
  return isSame ? base : refused('scenarioChanged', { scenario: origin.id });
}

/** A shipped scenario, carried out. */
export function shippedBase(id: string, { scenarios, entries }: Registry): Base | Refused {
  const scenario = scenarios.find((candidate) => candidate.id === id);
  if (scenario === undefined) return refused('unknownScenario', { scenario: id });
  const read = readParts({ file: id, parts: scenario.parts }, entries);
  if (!read.ok) return refused('scenarioChanged', { scenario: id });
  const { trace, scenes } = perform(read.script);
  const notes = scenes.flatMap(({ outcome, clock, before }) =>
    outcome.type === 'noted' ? [{ at: clock, step: stepIndex(before - 1), text: outcome.texts }] : [],
  );
  return { ok: true, trace, scenario, notes, scriptEnd: stepIndex(trace.steps.length - 1) };
}

function ownBase(
  { id, parts, notes, scriptEnd }: Extract<Origin, { readonly type: 'own' }>,
  entry: ProtocolEntry,
  { entries }: Registry,
): Base | Refused {
  const read = readParts({ file: id, parts: { ...parts, lines: [] } }, entries);
  if (!read.ok) {
    const [first] = read.problems;
    return refused('setup', { found: first?.found ?? '' });
  }
  return {
    ok: true,
    trace: begin(entry.protocol, read.script.setup),
    scenario: { id, parts },
    notes: notes.map(({ at, step, text }) => ({ at: instant(at), step: stepIndex(step), text })),
    scriptEnd: stepIndex(scriptEnd),
  };
}

function placed({ id, name, parent, fork }: SavedBranch, trace: AnyTrace | undefined): readonly Branch[] {
  if (trace === undefined) return [];
  return [{ id, name, trace, parent: parent === null ? null : { branch: parent, step: stepIndex(fork - 1) } }];
}
