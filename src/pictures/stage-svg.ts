import { createElement, type ReactElement } from 'react';
import type { Size } from '../views/stage/geometry';
import { round } from '../views/stage/paths';
import { fitted, textWidth } from '../views/stage/text-width';
import { coloursOf, type PictureTheme, sans, variablesOf } from './colours';
import { paint } from './paint';
import { captionHeight, type Moment, placeText, type Shown, type Still, StillPicture, stillsOf } from './stage-still';
import { readStyles } from './style-rules';
import { readMarkup, type SvgNode, writeMarkup } from './svg-node';

/** What a picture needs of where it is drawn: a browser has React and the page's style sheets in other ways than Node. */
export interface Easel {
  /** The markup of a drawing. */
  render(drawing: ReactElement): string;
  readonly styles: string;
}

export interface PictureLook {
  readonly theme: PictureTheme;
  readonly size: Size;
  readonly title: string;
}

/** Draws the stage of a run at one moment after another, each as a file of its own. */
export function stagePainter(shown: Shown, look: PictureLook, easel: Easel): (moment: Moment) => string {
  const stillAt = stillsOf(shown, look.size);
  const rules = readStyles(easel.styles);
  const variables = variablesOf(look.theme);
  return (moment) => {
    const still = stillAt(moment.step);
    const drawing = easel.render(createElement(StillPicture, { still, now: moment.now }));
    const place = placeText(shown.t, moment, shown.trace.steps.length);
    return framed(paint(readMarkup(drawing), rules, variables), still, place, look);
  };
}

/** The drawing on its ground, below a line that says what the whole is doing and when that is. */
function framed(drawing: SvgNode, { layout, sentence }: Still, place: string, look: PictureLook): string {
  const { size, theme, title } = look;
  const ink = coloursOf(theme);
  const { children } = drawing;
  const placeWidth = textWidth(place, 13, 'text');
  const said = fitted(sentence, size.width - placeWidth - 3 * margin, 14, 'text');
  const scaled = round(layout.scale * 1000) / 1000;
  const file: SvgNode = {
    name: 'svg',
    attributes: {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width: String(size.width), height: String(size.height), viewBox: `0 0 ${size.width} ${size.height}` },
      ...{ role: 'img', 'font-family': sans },
    },
    children: [
      { name: 'title', attributes: {}, children: [title] },
      { name: 'desc', attributes: {}, children: [`${sentence} ${place}`] },
      {
        name: 'rect',
        attributes: { width: String(size.width), height: String(size.height), fill: ink.bg ?? 'none' },
        children: [],
      },
      caption(said, { x: String(margin), 'font-size': '14', fill: ink.ink ?? '' }),
      caption(place, {
        ...{ x: String(size.width - margin), 'font-size': '13', fill: ink['ink-2'] ?? '', 'text-anchor': 'end' },
      }),
      {
        name: 'g',
        attributes: { transform: `translate(0 ${captionHeight}) scale(${scaled})` },
        children,
      },
    ],
  };
  return `${writeMarkup(file)}\n`;
}

const margin = 16;

const caption = (text: string, attributes: Readonly<Record<string, string>>): SvgNode => ({
  name: 'text',
  attributes: { y: '23', ...attributes },
  children: [text],
});
