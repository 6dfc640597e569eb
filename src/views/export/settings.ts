import type { StepIndex } from '../../kernel/ids';
import type { SectionChoice } from '../../pictures/handout-sections';
import { readSteps } from '../../pictures/handout-sections';
import type { AnyTrace } from '../../player/contract';
import { milestoneBefore } from '../../player/timeline';
import type { StepRange } from '../../trace-formats/step-range';

export const rangeTypes = ['whole', 'milestone', 'steps'] as const;
export const pictureSizes = { small: [960, 600], medium: [1280, 720], large: [1920, 1080] } as const;
export type PictureSize = keyof typeof pictureSizes;
export const sizeNames = Object.keys(pictureSizes) as readonly PictureSize[];
export const speeds = [1, 2, 4] as const;
export const sectionTypes = ['marks', 'steps', 'chosen'] as const;

/** What a person sets for all files; steps are counted from 1, as everywhere on the page. */
export interface ExportSettings {
  readonly range: (typeof rangeTypes)[number];
  readonly from: number;
  readonly to: number;
  readonly theme: 'light' | 'dark';
  readonly size: PictureSize;
  readonly speed: (typeof speeds)[number];
  readonly sections: (typeof sectionTypes)[number];
  readonly chosen: string;
}

/** The steps that are meant; null where there are none, or the last is before the first. */
export function rangeOf(settings: ExportSettings, trace: AnyTrace, step: StepIndex): StepRange | null {
  const last = trace.steps.length - 1;
  if (last < 0) return null;
  if (settings.range === 'whole') return { from: 0, to: last };
  if (settings.range === 'milestone')
    return { from: Math.max(0, milestoneBefore(trace, step) ?? 0), to: Math.max(0, step) };
  const [from, to] = [settings.from - 1, Math.min(settings.to - 1, last)];
  return Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to ? { from, to } : null;
}

/** Which steps get a section of a handout; null where the steps that were typed are none. */
export function sectionsOf({ sections, chosen }: ExportSettings): SectionChoice | null {
  if (sections !== 'chosen') return { type: sections };
  const steps = readSteps(chosen);
  return steps === null ? null : { type: 'chosen', steps };
}
