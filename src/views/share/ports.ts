import type { Sentence } from '../../kernel/describe';

/** A link, or why there is none. `isLong`: some programs cut such a link off. */
export type MadeLink =
  | { readonly ok: true; readonly link: string; readonly isLong: boolean }
  | { readonly ok: false; readonly problem: Sentence };

/** What an embedded page may show. */
export const embedPanels = ['stage', 'tape', 'guide', 'inspector', 'events', 'commands', 'diagram'] as const;
export type EmbedPanel = (typeof embedPanels)[number];

export interface EmbedWishes {
  readonly panels: readonly EmbedPanel[];
  readonly from: number | null;
  readonly to: number | null;
  readonly autoplay: boolean;
}

/** What the dialog needs of those who pack links. */
export interface SharePorts {
  /** The link of the present moment. */
  link(): Promise<MadeLink>;
  /** The element, as text, that shows a link's run in another page. */
  iframe(link: string, title: string, wishes: EmbedWishes): string;
}
