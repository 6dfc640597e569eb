import type { CommitInput, CommitOutput } from './cases/commit';
import type { EngineInput, EngineOutput } from './cases/engine';
import type { ExportSizeInput, ExportSizeOutput } from './cases/export-size';
import type { GrowthInput, GrowthOutput } from './cases/growth';
import type { OpenLinkInput, OpenLinkOutput } from './cases/open-link';
import type { ProfileInput, ProfileOutput } from './cases/profile';
import type { RetainedInput, RetainedOutput } from './cases/retained';
import type { SeekInput, SeekOutput } from './cases/seek';

/** What a process of its own can be asked to measure. */
export interface Tasks {
  readonly engine: { readonly input: EngineInput; readonly output: EngineOutput };
  readonly commit: { readonly input: CommitInput; readonly output: CommitOutput };
  readonly profile: { readonly input: ProfileInput; readonly output: ProfileOutput };
  readonly retained: { readonly input: RetainedInput; readonly output: RetainedOutput };
  readonly seek: { readonly input: SeekInput; readonly output: SeekOutput };
  readonly growth: { readonly input: GrowthInput; readonly output: GrowthOutput };
  readonly exportSize: { readonly input: ExportSizeInput; readonly output: ExportSizeOutput };
  readonly openLink: { readonly input: OpenLinkInput; readonly output: OpenLinkOutput };
}
export type TaskName = keyof Tasks;

/** A request to a child process, as it is handed over on the command line. */
export type TaskRequest = {
  readonly [K in TaskName]: { readonly task: K; readonly input: Tasks[K]['input'] };
}[TaskName];
