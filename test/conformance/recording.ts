import { readFileSync } from 'node:fs';

/** What a real ensemble was set up with. Transaction ids are hexadecimal texts throughout. */
export interface RecordedConfig {
  readonly voters: readonly number[];
  readonly observers: readonly number[];
  readonly tickTime: number;
  readonly initLimit: number;
  readonly syncLimit: number;
  readonly weights?: Readonly<Record<string, number>>;
  readonly groups?: Readonly<Record<string, readonly number[]>>;
  readonly javaProps?: Readonly<Record<string, string | number>>;
  readonly storage?: Readonly<Record<string, RecordedStorage>>;
}

/** What the disk of a server held before it was started for the first time. */
export interface RecordedStorage {
  readonly lastZxid?: string;
  readonly zxids?: readonly string[];
  readonly currentEpoch: number;
  readonly acceptedEpoch?: number;
}

/** One server as `srvr` and its epoch files showed it; those that do not serve show no zxid. */
export interface RecordedState {
  readonly mode: string;
  readonly zxid?: string;
  readonly nodes?: number;
  readonly currentEpoch?: number;
  readonly acceptedEpoch?: number;
}
export type RecordedStates = Readonly<Record<string, RecordedState>>;

/** What was done, and all that was seen of it. */
export interface RecordedStep {
  readonly do: string;
  readonly leader?: number | null;
  readonly state?: RecordedStates;
  readonly before?: RecordedStates;
  readonly after?: RecordedStates;
  readonly sync_mode?: readonly string[];
  readonly leader_log?: readonly string[];
  /** Names of the files of each server, or of the one that joined. */
  readonly files?: Readonly<Record<string, readonly string[]>>;
  readonly learner_files?: readonly string[];
  readonly consumed?: number;
  readonly err?: string;
  readonly reply_zxid?: string;
  readonly leader_zxid_after?: string;
}

/** A case of a file; the outcome differs from case to case, so each reader says what it expects there. */
export interface RecordedCase<Outcome = unknown, Step extends RecordedStep = RecordedStep> {
  readonly id: string;
  readonly title: string;
  readonly config: RecordedConfig;
  readonly leader?: number | null;
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
}

/** Every case of a file, in its order. */
export function casesOf<Outcome, Step extends RecordedStep = RecordedStep>(
  file: string,
): readonly RecordedCase<Outcome, Step>[] {
  const text = readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8');
  const recording: { readonly cases: readonly RecordedCase<Outcome, Step>[] } = JSON.parse(text);
  return recording.cases;
}

/** The step of a case that begins with these words. */
export function stepOf<Step extends RecordedStep>(recorded: RecordedCase<unknown, Step>, words: string): Step {
  const step = recorded.steps.find((each) => each.do.startsWith(words));
  if (step === undefined) throw new Error(`${recorded.id} has a step that begins with ${words}`);
  return step;
}
