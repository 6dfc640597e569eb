import type { Act } from '../kernel/act';
import type { ChartNode, Portrait, Sentence } from '../kernel/describe';
import type { Dialect } from '../kernel/dialect';
import type { Instant, MessageId, ProcessId, RequestId, StepIndex } from '../kernel/ids';
import type { Facts, Protocol, ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import type { World } from '../kernel/world';
import type { Parts } from '../scenario/parts';
import type { Breakpoint } from './breakpoints';
import type { Told } from './calm';
import type { Done } from './history';

/** A protocol with all that page and command line need of it; the app and the command line make these. */
export interface ProtocolEntry<P extends ProtocolTypes = ProtocolTypes> {
  readonly protocol: Protocol<P>;
  readonly portrait: Portrait<P>;
  readonly dialect: Dialect<P>;
}

/** A run that can be opened: a text in the scenario language, cut into front matter and commands. */
export interface ScenarioSource {
  readonly id: string;
  readonly parts: Parts;
}

/** Something on the stage or in the inspector that a person points at. */
export type Selection =
  | { readonly type: 'process'; readonly id: ProcessId }
  | { readonly type: 'link'; readonly a: ProcessId; readonly b: ProcessId }
  | { readonly type: 'message'; readonly id: MessageId }
  | { readonly type: 'request'; readonly id: RequestId }
  /** An entry of a process's log, by the key of its `LogCell`. */
  | { readonly type: 'entry'; readonly process: ProcessId; readonly key: string };

/** One line of history; acting in the past starts another and keeps this one. */
export interface Branch {
  readonly id: number;
  readonly name: string;
  readonly trace: Trace<ProtocolTypes>;
  readonly parent: { readonly branch: number; readonly step: StepIndex } | null;
}

/** A sentence for the person: an error of a command, or what an act amounted to. */
export interface Notice {
  readonly kind: 'info' | 'error';
  readonly id: string;
  readonly values: Facts;
  /** What would have been right; its words are the value `expected`. */
  readonly expected?: Sentence | null;
}

/** What a scenario says to the reader from an instant on, in each language in which it says it. */
export interface Note {
  readonly at: Instant;
  /** The last step at or before it; -1 before the first. */
  readonly step: StepIndex;
  readonly text: Readonly<Partial<Record<Language, string>>>;
}

/** A line that could not be read or carried out: where the trouble is and what would have been right there. */
export interface CommandProblem {
  /** The scenario and its line, counted from 1; null for what was typed. */
  readonly place: { readonly file: string; readonly line: number } | null;
  readonly line: string;
  /** Counted from 1; one more than the length of the line where something is missing at its end. */
  readonly column: number;
  readonly found: string;
  readonly expected: Sentence;
}

/** What the mouse does on the stage beside pointing. */
export type Tool = 'partition';
/** `overview`: what a family of protocols has to compare its scenarios. */
export type Dialog = 'beside' | 'picker' | 'builder' | 'export' | 'share' | 'keys' | 'overview';
export type Panel = 'guide' | 'inspector' | 'bottom';
export type BottomTab = 'events' | 'diagram' | 'commands';

export type Pace = 'reading' | 'even';
export type Theme = 'light' | 'dark' | 'system';
export type Language = 'en' | 'zh-CN';

/** What the person looks at. Everything about servers is read from the world at the playhead, never stored here. */
export interface PlayerState {
  readonly entry: ProtocolEntry;
  readonly scenario: ScenarioSource;
  readonly title: string;
  readonly branches: readonly Branch[];
  readonly branch: number;
  /** Position in virtual time; between two steps the picture moves, at a step it changes. */
  readonly playhead: Instant;
  /** The last step at or before the playhead. */
  readonly step: StepIndex;
  readonly isPlaying: boolean;
  /** What lists and tables show while the run plays, a few times a second; null where they show what is at the playhead. */
  readonly told: Told | null;
  readonly pace: Pace;
  /** Multiplier of the pace: 0.25 to 16. */
  readonly speed: number;
  readonly selection: Selection | null;
  readonly hiddenFamilies: readonly string[];
  readonly notice: Notice | null;
  /** The step at the playhead when the notice was given. */
  readonly noticeStep: StepIndex;
  /** Commands as typed or as clicks amounted to, newest last. */
  readonly commandLog: readonly { readonly text: string; readonly at: Instant }[];
  readonly language: Language;
  readonly theme: Theme;
  /** Notes of the scenario, in order of time. They belong to the main branch and to what others share with it. */
  readonly notes: readonly Note[];
  /** The last step of the run that the scenario itself made: what is done after it is the person's. */
  readonly scriptEnd: StepIndex;
  readonly summary: string;
  readonly problem: CommandProblem | null;
  /** What can be undone, newest last, and what was undone. */
  readonly undoable: readonly Done[];
  readonly redoable: readonly Done[];
  readonly breakpoints: readonly Breakpoint[];
  readonly tool: Tool | null;
  readonly dialog: Dialog | null;
  readonly folded: readonly Panel[];
  readonly bottomTab: BottomTab;
}

/** A run made elsewhere: read from a file, a link, or what was kept of an earlier visit. */
export type MadeRun = Pick<
  PlayerState,
  'entry' | 'scenario' | 'notes' | 'scriptEnd' | 'branches' | 'branch' | 'playhead' | 'step'
>;
/** How a run is looked at, as far as a link or an earlier visit says. */
export type View = Pick<
  PlayerState,
  'selection' | 'hiddenFamilies' | 'folded' | 'bottomTab' | 'pace' | 'speed' | 'breakpoints'
>;

export interface PlayerActions {
  /** From now on what can be opened is this: more than what the page began with. */
  know(registry: Registry): void;
  open(scenario: ScenarioSource): void;
  /** Shows a run that was made elsewhere, in the place of the present one; undo brings that back. */
  show(run: MadeRun, view: Partial<View>): void;
  /** Carries out an act at the playhead; in the past it starts a branch. Returns whether it could. */
  act(act: Act<ProtocolTypes>): boolean;
  /** Runs one line of the scenario language at the playhead. */
  command(line: string): boolean;
  play(): void;
  pause(): void;
  togglePlay(): void;
  /** Moves the playhead; the run is extended if it lies beyond its end. */
  seek(instant: Instant): void;
  /** The same by hand: it halts there; null is before the first step. */
  stopAt(instant: Instant | null): void;
  seekStep(step: StepIndex): void;
  stepForward(): void;
  stepBack(): void;
  nextMilestone(): void;
  previousMilestone(): void;
  toStart(): void;
  toEnd(): void;
  setSpeed(speed: number): void;
  setPace(pace: Pace): void;
  select(selection: Selection | null): void;
  toggleFamily(family: string): void;
  chooseBranch(id: number): void;
  /** The line of history before or after this one in the tree, at the same instant. */
  nextBranch(): void;
  previousBranch(): void;
  /** An empty name gives the line the one that it had by itself. */
  renameBranch(id: number, name: string): void;
  /** With every line that begins in it. The first line stays. */
  deleteBranch(id: number): void;
  /** Takes back, or does again, what changed the run or its branches last. */
  undo(): void;
  redo(): void;
  /** Sets a breakpoint at a condition of the scenario language; returns whether it is one. */
  addBreakpoint(condition: string): boolean;
  toggleBreakpoint(id: number): void;
  removeBreakpoint(id: number): void;
  /** Sets a breakpoint at the playhead, or takes the one away that is there. */
  toggleBreakpointHere(): void;
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  /** Shows a sentence where the answers to commands are shown. */
  tell(notice: Notice): void;
  dismissNotice(): void;
  setTool(tool: Tool | null): void;
  openDialog(dialog: Dialog | null): void;
  toggleFold(panel: Panel): void;
  setBottomTab(tab: BottomTab): void;
}

/** Everything that can be opened: the protocols by their id, and the scenarios that are shipped. */
export interface Registry {
  readonly entries: readonly ProtocolEntry[];
  readonly scenarios: readonly ScenarioSource[];
}

export type Player = PlayerState & PlayerActions;

/** The chart of a kind, and the world at the playhead, as views ask for them. */
export type { ChartNode };
export type AnyTrace = Trace<ProtocolTypes>;
export type AnyWorld = World<ProtocolTypes>;
