import type { JSX } from 'react';
import type { Translate } from '../i18n/translator';
import { instant, type StepIndex } from '../kernel/ids';
import type { AnyTrace, ProtocolEntry } from '../player/contract';
import { worldOf } from '../player/selectors';
import { timeText } from '../views/events/time-text';
import { layoutStage, type Size, type StageLayout } from '../views/stage/geometry';
import { type Modelled, type StageModel, stageModel } from '../views/stage/model';
import { type MotionScene, motionScene } from '../views/stage/motion-scene';
import type { Curve } from '../views/stage/paths';
import { separators } from '../views/stage/separators';
import { StagePicture } from '../views/stage/stage-picture';
import type { StageWords } from '../views/stage/stage-words';
import { Moving } from './moving';

/** A run as pictures show it. */
export interface Shown {
  readonly entry: ProtocolEntry;
  readonly trace: AnyTrace;
  readonly hiddenFamilies: readonly string[];
  readonly t: Translate;
}

/** Where a picture stands in a run: after a step, at an instant before the next. */
export interface Moment {
  readonly step: StepIndex;
  readonly now: number;
}

/** The stage at one step, before it is drawn. */
export interface Still {
  readonly step: StepIndex;
  readonly sentence: string;
  readonly words: StageWords;
  readonly model: StageModel;
  readonly layout: StageLayout;
  readonly fences: readonly Curve[];
  readonly scene: MotionScene;
}

export const captionHeight = 36;

/** Makes the still of one step after another; what they have in common is worked out once. */
export function stillsOf(shown: Shown, size: Size): (step: StepIndex) => Still {
  const { entry, trace, hiddenFamilies, t } = shown;
  let before: (Modelled & { readonly still: Still }) | null = null;
  return (step) => {
    if (before?.still.step === step) return before.still;
    const world = worldOf(trace, step);
    const model = stageModel(entry, trace, world, step, before);
    const layout = layoutOf(size, model, before);
    const fences =
      before?.still.layout === layout && before.model.groups === model.groups
        ? before.still.fences
        : separators(layout, model.groups);
    const scene = motionScene({ entry, trace, world, model, hiddenFamilies, layout, fences });
    const { id, values } = entry.portrait.ensemble(world);
    const words = before?.still.words ?? { t, portrait: entry.portrait };
    const still: Still = { step, sentence: t(id, values), words, model, layout, fences, scene };
    before = { world, model, still };
    return still;
  };
}

/** Seats depend on who votes, and on nothing else that a step could change. */
function layoutOf(
  { width, height }: Size,
  { servers }: StageModel,
  before: (Modelled & { still: Still }) | null,
): StageLayout {
  const isAsBefore = before?.model.servers.every(({ votes }, i) => votes === servers[i]?.votes) ?? false;
  if (before !== null && isAsBefore) return before.still.layout;
  return layoutStage(
    { width, height: height - captionHeight },
    servers.map(({ votes }) => votes),
  );
}

/** The drawing of a still at an instant, without its frame and its caption. */
export function StillPicture({ still, now }: { readonly still: Still; readonly now: number }): JSX.Element {
  const { model, layout, fences, words, scene } = still;
  return (
    <StagePicture
      {...{ model, layout, fences, words }}
      selectedServer={null}
      selectedLink={null}
      tabStops={nowhere}
      parted={nobody}
    >
      <Moving scene={scene} form={layout.form} now={now} />
    </StagePicture>
  );
}

const nobody: readonly number[] = [];
const nowhere = { server: -1, link: '' } as const;

/** Where in the run the picture stands, as its caption says it. */
export const placeText = (t: Translate, { step, now }: Moment, steps: number): string =>
  t('export.place', { step: step + 1, steps, time: timeText(instant(Math.round(now))) });
