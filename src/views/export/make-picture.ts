import type { Shown } from '../../pictures/stage-still';
import type { PictureLook } from '../../pictures/stage-svg';
import type { Work } from '../../pictures/work';
import { scenarioText } from '../../player/scenario-text';
import { currentTrace } from '../../player/selectors';
import type { StepRange } from '../../trace-formats/step-range';
import type { PictureKind } from './kinds';
import { type Made, refused, type Source } from './make-file';
import { type ExportSettings, pictureSizes, sectionsOf } from './settings';

export interface PictureWish {
  readonly settings: ExportSettings;
  readonly source: Source;
  readonly range: StepRange;
  /** Names of files, without what kind they are: without and with the steps. */
  readonly base: string;
  readonly stem: string;
}

type Pictures = typeof import('../../pictures');

/** So much larger than they say themselves are diagrams painted, whose letters are small. */
const diagramScale = 2;

export async function makePicture(kind: PictureKind, wish: PictureWish, work: Work): Promise<Made> {
  const pictures = await import('../../pictures');
  switch (kind) {
    case 'stage-svg':
    case 'stage-png':
      return stage(kind, wish, pictures);
    case 'diagram-svg':
    case 'diagram-png':
      return diagram(kind, wish, pictures, work);
    case 'animation':
      return animation(wish, pictures, work);
    case 'handout':
      return handout(wish, pictures, work);
  }
}

const shownOf = ({ state, t }: Source): Shown => ({
  ...{ entry: state.entry, trace: currentTrace(state), hiddenFamilies: state.hiddenFamilies, t },
});

function lookOf({ settings, source: { state } }: PictureWish): PictureLook {
  const [width, height] = pictureSizes[settings.size];
  return { theme: settings.theme, size: { width, height }, title: state.title };
}

const svgBlob = (svg: string): Blob => new Blob([svg], { type: 'image/svg+xml' });

async function stage(kind: 'stage-svg' | 'stage-png', wish: PictureWish, pictures: Pictures): Promise<Made> {
  const { state } = wish.source;
  const easel = pictures.openEasel(document);
  const paint = pictures.stagePainter(shownOf(wish.source), lookOf(wish), easel);
  const svg = paint({ step: state.step, now: state.playhead });
  easel.close();
  const blob = kind === 'stage-svg' ? svgBlob(svg) : await pictures.rasterOf(document, 1).png(svg);
  const name = `${wish.base}.step-${state.step + 1}.${kind === 'stage-svg' ? 'svg' : 'png'}`;
  return { ok: true, name, blob, said: null };
}

async function diagram(
  kind: 'diagram-svg' | 'diagram-png',
  { settings, source, range, stem }: PictureWish,
  pictures: Pictures,
  work: Work,
): Promise<Made> {
  const count = range.to - range.from + 1;
  if (count > pictures.mostDiagramSteps) return refused('tooManySteps', { count, most: pictures.mostDiagramSteps });
  const title = source.t('diagram.of', { title: source.state.title });
  const svg = await pictures.diagramFile(shownOf(source), range, { theme: settings.theme, title }, work);
  if (kind === 'diagram-svg') return { ok: true, name: `${stem}.diagram.svg`, blob: svgBlob(svg), said: null };
  const blob = await pictures.rasterOf(document, diagramScale).png(svg);
  return { ok: true, name: `${stem}.diagram.png`, blob, said: null };
}

async function animation(wish: PictureWish, pictures: Pictures, work: Work): Promise<Made> {
  const easel = pictures.openEasel(document);
  const look = { ...lookOf(wish), speed: wish.settings.speed };
  try {
    const made = await pictures.animate(shownOf(wish.source), wish.range, look, { easel, document }, work);
    const seconds = Math.round(made.seconds);
    const said = made.hurried > 1.05 ? 'hurried' : 'frames';
    const values = { frames: made.frames, seconds, factor: made.hurried.toFixed(1) };
    return { ok: true, name: `${wish.stem}.gif`, blob: made.blob, said: { id: `export.said.${said}`, values } };
  } finally {
    easel.close();
  }
}

async function handout(wish: PictureWish, pictures: Pictures, work: Work): Promise<Made> {
  const { source, range, settings } = wish;
  const { state, language } = source;
  const choice = sectionsOf(settings);
  if (choice === null) return refused('chosen');
  const shown = shownOf(source);
  const sections = pictures.sectionSteps(shown.trace, range, choice);
  if (sections.length === 0) return refused('noSections');
  const most = pictures.mostSections;
  if (sections.length > most) return refused('tooManySections', { count: sections.length, most });
  const easel = pictures.openEasel(document);
  const look: PictureLook = { theme: 'light', size: { width: 960, height: 600 }, title: state.title };
  const paint = pictures.stagePainter(shown, look, easel);
  try {
    const { title, summary, notes } = state;
    const more = { language, notes, scenario: scenarioText(state), sections, paint };
    const parts = await pictures.handout({ ...shown, title, summary, ...more }, work);
    const said = { id: 'export.said.sections', values: { count: sections.length } };
    return { ok: true, name: `${wish.stem}.handout.html`, blob: new Blob([...parts], { type: 'text/html' }), said };
  } finally {
    easel.close();
  }
}
