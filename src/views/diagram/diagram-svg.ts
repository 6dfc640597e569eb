import type { AnyTrace, ProtocolEntry } from '../../player/contract';
import { coneOf } from './cone';
import { drawDiagram } from './draw';
import { palettes } from './palette';
import type { Pen } from './pen';
import { footHeight, headHeight, nothingLit, type Picture, type PictureWords, yOf } from './picture';
import { type ScaleKind, unitOf } from './scale';
import { readStates } from './states';
import { escaped, num, svgPen } from './svg-pen';
import { emptyIndex, readSteps, type TraceIndex } from './trace-index';

/** The steps that a saved diagram shows: from the first to the last of them. */
export interface StepRange {
  readonly from: number;
  readonly to: number;
}

export interface DiagramSvgOptions {
  readonly entry: Pick<ProtocolEntry, 'portrait'>;
  readonly words: PictureWords & { readonly title: string };
  readonly theme: 'light' | 'dark';
  readonly scale: ScaleKind;
  readonly hiddenFamilies: readonly string[];
  /** The step whose causal cone is shown; null for none. */
  readonly coneOf: number | null;
  /** Width of the picture; as much as the steps take, if it is not given. */
  readonly width?: number;
  readonly laneHeight?: number;
}

const pixelsPerStep = 16;
const labelWidth = 64;
const margin = 18;
/** Nobody opens a wider picture; one of more steps is drawn denser. */
const widest = 16_000;

/** The diagram of a stretch of a run as a file of its own: text is text, colours are those of one theme, nothing is fetched. */
export function diagramSvg(trace: AnyTrace, range: StepRange, options: DiagramSvgOptions): string {
  const index = emptyIndex(trace, options.entry);
  readSteps(index, trace);
  readStates(index, () => true);
  return indexSvg(index, range, options);
}

/** The same of a run that has been read already: a long one is read little by little. */
export function indexSvg(index: TraceIndex, range: StepRange, options: DiagramSvgOptions): string {
  const picture = pictureOf(index, range, options);
  const { palette, width, height } = picture;
  const pen = svgPen();
  drawDiagram(pen, picture);
  const labels = svgPen();
  drawNames(labels, picture);
  const [wide, high] = [num(width + labelWidth), num(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img">`,
    `<title>${escaped(options.words.title)}</title>`,
    `<rect width="${wide}" height="${high}" fill="${palette.panel}"/>`,
    `<g class="names">`,
    labels.markup(),
    '</g>',
    `<g class="steps" transform="translate(${labelWidth} 0)" data-lanes="${index.names.length}">`,
    pen.markup(),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function pictureOf(index: TraceIndex, range: StepRange, options: DiagramSvgOptions): Picture {
  const { scale: kind, laneHeight = 34 } = options;
  const [first, last] = [unitOf(index, kind, range.from), unitOf(index, kind, range.to)];
  const steps = Math.max(1, range.to - range.from);
  const width = options.width ?? Math.min(widest, steps * pixelsPerStep + 2 * margin);
  const scale = (width - 2 * margin) / Math.max(1e-6, last - first);
  return {
    ...{ index, kind, width, laneHeight, scrolled: 0, palette: palettes[options.theme] },
    view: { left: first - margin / scale, scale },
    height: headHeight + index.names.length * laneHeight + footHeight,
    hidden: options.hiddenFamilies,
    cone: options.coneOf === null ? null : coneOf(index, options.coneOf),
    lit: nothingLit,
    words: options.words,
  };
}

function drawNames(pen: Pen, picture: Picture): void {
  const { index, palette } = picture;
  index.names.forEach((name, lane) => {
    const place = { size: 13, colour: palette.ink, face: 'bold', anchor: 'end' } as const;
    pen.text(name, labelWidth - 10, yOf(picture, lane) + 4.5, place);
  });
}
