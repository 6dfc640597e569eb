import type { Act } from '../../../kernel/act';
import type { ProtocolTypes } from '../../../kernel/protocol';
import type { Point } from '../geometry';

/** What letting go here and now would do, how it is said, and how it is drawn. */
export interface Meaning {
  /** Null where it would do nothing. */
  readonly act: Act<ProtocolTypes> | null;
  /** Entry of the catalogues and its values. */
  readonly id: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly sketch: Sketch;
}

/** A line that shows what is meant, and where a copy of what was taken hold of hangs. */
export interface Sketch {
  readonly d: string;
  readonly look: 'plain' | 'loss' | 'cut' | 'slow' | 'timer';
  readonly ghost: Point | null;
}

/** Something that a pointer has taken hold of. */
export interface Hold {
  meant(at: Point, isAlt: boolean): Meaning;
}
