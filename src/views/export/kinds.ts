import type { RunFormat } from '../../trace-formats/write-run';

/** What the run can be saved as, in the groups in which they are offered. */
export const kindGroups = {
  look: ['stage-svg', 'stage-png', 'diagram-svg', 'diagram-png', 'animation', 'handout'],
  read: ['scenario', 'markdown', 'csv', 'mermaid'],
  programs: ['trace', 'events', 'facts', 'shiviz', 'itf'],
} as const;
export type KindGroup = keyof typeof kindGroups;
export const groupNames = Object.keys(kindGroups) as readonly KindGroup[];
export type PictureKind = (typeof kindGroups)['look'][number];
export type ExportKind = PictureKind | RunFormat | 'scenario';

const pictureKinds: readonly string[] = kindGroups.look;
export const isPicture = (kind: ExportKind): kind is PictureKind => pictureKinds.includes(kind);
/** Whether it can be pasted where text goes. */
export const isText = (kind: ExportKind): boolean => !isPicture(kind);
