import type { Language } from '../../player/contract';

/** What the window with the notes shows; words are in the reader's language already. */
export interface NotesState {
  readonly title: string;
  readonly step: number;
  readonly steps: number;
  readonly time: string;
  readonly isPlaying: boolean;
  readonly isBlank: boolean;
  /** What happens at the playhead. */
  readonly sentence: string;
  /** What the scenario's author says here, and what comes next. */
  readonly note: string | null;
  readonly nextNote: string | null;
  readonly nextMilestone: string | null;
  readonly since: number;
  readonly language: Language;
  /** As it is seen, so never the system's. */
  readonly theme: 'light' | 'dark';
}

/** What goes to the window with the notes, and what comes from it. */
export type ToNotes = { readonly type: 'state'; readonly state: NotesState } | { readonly type: 'over' };
export type FromNotes = { readonly type: 'hello' } | { readonly type: 'ask'; readonly what: NotesAsk };
export type NotesAsk = 'next' | 'previous' | 'blank' | 'togglePlay' | 'restartClock';

/** Each page that presents has a channel of its own, so that two of them do not talk to each other's notes. */
export const channelNameOf = (session: string): string => `ensemble.presenter.${session}`;

/** The part of a `BroadcastChannel` that is needed, and a way to try all this without one. */
export interface Channel {
  postMessage(message: ToNotes | FromNotes): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

/** Only this page talks here; what is of another version of it is left alone. */
export const isToNotes = (data: unknown): data is ToNotes =>
  isObject(data) && (data.type === 'over' || (data.type === 'state' && isObject(data.state)));

export const isFromNotes = (data: unknown): data is FromNotes =>
  isObject(data) && (data.type === 'hello' || (data.type === 'ask' && typeof data.what === 'string'));

const isObject = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null;
