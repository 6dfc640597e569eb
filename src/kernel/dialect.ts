import type { Facts, ProtocolTypes } from './protocol';
import type { Trace } from './trace';
import type { Setup } from './world';

/** What a protocol adds to the scenario language: its setup, its requests, its expectations and its facts. */
export interface Dialect<P extends ProtocolTypes> {
  /** Makes a setup of a scenario's front matter (plain data), or says what is wrong where. */
  readSetup(fields: Readonly<Record<string, unknown>>): Read<Setup<P>>;
  /** The front matter that gives this setup again; for the cluster builder and for export. */
  writeSetup(setup: Setup<P>): Readonly<Record<string, unknown>>;
  /** Reads what follows the name of a process: `create /a "x"` as its words, quotes removed. */
  readRequest(words: readonly string[]): ReadWords<P['request']>;
  writeRequest(request: P['request']): string;
  /** Verbs of `readRequest` with their forms and an example, for help and the reference page. */
  readonly requests: readonly VerbHelp[];
  /** Reads the words after `expect` that are the protocol's own, such as `leader S3`. */
  readExpectation(words: readonly string[], setup: Setup<P>): ReadWords<Expectation<P>>;
  readonly expectations: readonly VerbHelp[];
  /** Whether nothing is under way any more but heartbeats: what `run settled` waits for. */
  isSettled(trace: Trace<P>): boolean;
  /** The run's facts as JSON data, in the shape of the published schema. */
  facts(trace: Trace<P>): Readonly<Record<string, unknown>>;
}

export interface Expectation<P extends ProtocolTypes> {
  /** What is found, in the words of the scenario, and whether it is what was expected. */
  check(trace: Trace<P>): { readonly holds: boolean; readonly found: string };
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };
/** Where in the data a problem lies, what was found and what was expected there. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly found: string;
  readonly expected: string;
}
export type ReadWords<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false /** Position of the wrong word; their number if one is missing. */;
      readonly word: number;
      readonly expected: string;
    };

export interface VerbHelp {
  readonly form: string;
  readonly example: string;
  /** Entry of the catalogues that says what it does. */
  readonly help: string;
}

export type { Facts };
