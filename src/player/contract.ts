import type { Act } from '../kernel/act';
import type { ChartNode, Portrait, Sentence } from '../kernel/describe';
import type { Dialect } from '../kernel/dialect';
import type { Instant, MessageId, ProcessId, RequestId, StepIndex } from '../kernel/ids';
import type { Protocol, ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import type { World } from '../kernel/world';
import type { Parts } from '../scenario/parts';

/** A protocol with all that page and command line need of it; `app/registry.ts` and `cli` make these. */
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

/** Something on the stage that a person points at. */
export type Selection =
  | { readonly type: 'process'; readonly id: ProcessId }
  | { readonly type: 'link'; readonly a: ProcessId; readonly b: ProcessId }
  | { readonly type: 'message'; readonly id: MessageId }
  | { readonly type: 'request'; readonly id: RequestId };

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
  readonly values: Readonly<Record<string, string | number>>;
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
export type Dialog = 'picker' | 'builder' | 'export' | 'keys';
export type Panel = 'guide' | 'inspector' | 'bottom';
export type BottomTab = 'events' | 'commands';

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
  readonly tool: Tool | null;
  readonly dialog: Dialog | null;
  readonly folded: readonly Panel[];
  readonly bottomTab: BottomTab;
}

export interface PlayerActions {
  open(scenario: ScenarioSource): void;
  /** Carries out an act at the playhead; in the past it starts a branch. Returns whether it could. */
  act(act: Act<ProtocolTypes>): boolean;
  /** Runs one line of the scenario language at the playhead. */
  command(line: string): boolean;
  play(): void;
  pause(): void;
  togglePlay(): void;
  /** Moves the playhead; the run is extended if it lies beyond its end. */
  seek(instant: Instant): void;
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
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
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
