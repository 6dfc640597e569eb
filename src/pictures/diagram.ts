import { commandOfAct } from '../player/command-text';
import type { StepRange } from '../trace-formats/step-range';
import { indexSvg } from '../views/diagram/diagram-svg';
import { pictureWords } from '../views/diagram/picture-words';
import { readStates } from '../views/diagram/states';
import { emptyIndex, lengthOf, readSteps, type TraceIndex } from '../views/diagram/trace-index';
import { summarize } from '../views/events/step-summary';
import type { PictureTheme } from './colours';
import type { Shown } from './stage-still';
import { breather, type Work } from './work';

/** Nobody can read a wider one. */
export const mostDiagramSteps = 3000;

/** The space-time diagram of a range of steps as a file of its own. */
export async function diagramFile(
  shown: Shown,
  range: StepRange,
  look: { readonly theme: PictureTheme; readonly title: string },
  work: Work,
): Promise<string> {
  const { entry, trace, hiddenFamilies, t } = shown;
  const index = await readIndex(shown, work);
  const words = pictureWords({
    ...{ t, entry, trace: () => trace },
    summaryOf: (step) =>
      summarize(step, {
        portrait: entry.portrait,
        commandOf: (act) => commandOfAct(trace, { act, step: step.index }, entry),
      }),
  });
  return indexSvg(index, range, {
    ...{ entry, hiddenFamilies, theme: look.theme, scale: 'step', coneOf: null },
    words: { ...words, title: look.title },
  });
}

const stepsInOneGo = 200;

/** All that the run holds, read little by little: what is under way at one step may have been sent long before. */
async function readIndex({ entry, trace }: Shown, work: Work): Promise<TraceIndex> {
  const index = emptyIndex(trace, entry);
  const breathe = breather(work);
  const { length } = trace.steps;
  while (lengthOf(index) < length) {
    readSteps(index, trace, Math.min(length, lengthOf(index) + stepsInOneGo));
    work.report((0.3 * lengthOf(index)) / length);
    await breathe();
  }
  for (let read = 0; read < length; read = index.bands.read) {
    let left = stepsInOneGo;
    readStates(index, () => left-- > 0);
    work.report(0.3 + (0.7 * index.bands.read) / length);
    await breathe();
  }
  return index;
}
