import type { Duration, MessageId, ProcessId } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Range } from '../kernel/world';
import type { Condition } from './condition';
import type { Place } from './problem';

/** One line of a scenario as plain data, with where it stands and how it was written. */
export type Command<P extends ProtocolTypes> = CommandBody<P> & { readonly place: Place; readonly text: string };

export type CommandBody<P extends ProtocolTypes> =
  | { readonly verb: LifeVerb; readonly who: readonly Who[] }
  | { readonly verb: 'partition'; readonly groups: readonly (readonly Who[])[] }
  | { readonly verb: 'cut'; readonly from: Who; readonly to: Who; readonly bothWays: boolean }
  | { readonly verb: 'heal'; readonly who: readonly Who[] }
  | { readonly verb: 'drop' | 'duplicate' | 'deliver'; readonly pattern: MessagePattern }
  | { readonly verb: 'delay'; readonly pattern: MessagePattern; readonly by: Duration }
  /** With one process: its links and its disk. */
  | {
      readonly verb: 'slow';
      readonly part: 'all' | 'disk' | 'link';
      readonly who: readonly Who[];
      readonly factor: number;
    }
  | { readonly verb: 'loss'; readonly between: readonly [Who, Who]; readonly share: number }
  | { readonly verb: 'latency'; readonly between: readonly [Who, Who]; readonly range: Range }
  | { readonly verb: 'skew'; readonly who: Who; readonly factor: number }
  | { readonly verb: 'timer'; readonly who: Who; readonly timer: TimerName; readonly after: Duration }
  | { readonly verb: 'request'; readonly who: Who; readonly request: P['request'] }
  | { readonly verb: 'run'; readonly until: RunGoal<P> }
  | { readonly verb: 'expect'; readonly expected: Expected }
  | { readonly verb: 'note'; readonly texts: Texts };

/** What is done to processes by name alone. */
export type LifeVerb = 'start' | 'crash' | 'die' | 'restart' | 'pause' | 'resume' | 'wipe' | 'isolate';

/** A process by its name, or by the part that it plays when the command is carried out. */
export type Who =
  | { readonly type: 'process'; readonly id: ProcessId; readonly column: number }
  | { readonly type: 'role'; readonly role: Role; readonly column: number };
export type Role = 'leader' | 'follower';

/** A timer as it is written; which one that is shows when the command is carried out. */
export interface TimerName {
  readonly column: number;
  readonly text: string;
}

/** Chooses messages in flight: by number, or by type, way and label. */
export interface MessagePattern {
  readonly column: number;
  /** As written, for saying that nothing matches it. */
  readonly text: string;
  readonly all: boolean;
  readonly id: MessageId | null;
  readonly name: string | null;
  readonly from: Who | null;
  readonly to: Who | null;
  readonly label: string | null;
}

export type RunGoal<P extends ProtocolTypes> =
  | { readonly type: 'duration'; readonly span: Duration }
  | { readonly type: 'condition'; readonly condition: Condition<P> };

/** What is expected: in words that every protocol has, or in the protocol's own, which its dialect reads. */
export type Expected =
  | { readonly type: 'invariants' }
  | { readonly type: 'invariant'; readonly id: string; readonly holds: boolean }
  | { readonly type: 'request'; readonly number: number; readonly status: RequestStatus; readonly error: string | null }
  | { readonly type: 'status'; readonly process: ProcessId; readonly status: 'up' | 'down' | 'paused' }
  | { readonly type: 'own'; readonly words: readonly string[] };
export type RequestStatus = 'pending' | 'ok' | 'error' | 'unknown';

/** A text by language; `en` is always there. */
export type Texts = Readonly<Record<string, string>>;

export const lifeVerbs: readonly LifeVerb[] = [
  'start',
  'crash',
  'die',
  'restart',
  'pause',
  'resume',
  'wipe',
  'isolate',
];
export const roles: readonly Role[] = ['leader', 'follower'];
