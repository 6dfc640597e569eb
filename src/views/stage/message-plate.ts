import { familyClass } from '../shapes/message-shape';
import { type Flight, labelHeight, labelSize } from './flights';
import type { CardForm } from './geometry';
import { round } from './paths';

/** The plate with a message's sign and text, as seen from its middle; in units of the stage. */
export interface Plate {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly signX: number;
  readonly textX: number;
  /** Between the name and the label. */
  readonly gap: number;
  /** Behind the plate: how many more go the same way. */
  readonly moreX: number;
  readonly baseline: number;
  readonly fontSize: number;
}

export function plateOf({ name, width }: NonNullable<Flight['text']>, form: CardForm): Plate {
  const fontSize = labelSize[form];
  const height = labelHeight(form);
  const left = -width / 2;
  return {
    x: round(left),
    y: -height / 2,
    width,
    height,
    signX: round(left + 15),
    textX: round(left + 26),
    gap: name === '' ? 0 : round(fontSize * 0.45),
    moreX: round(width / 2 + 5),
    baseline: round(fontSize * 0.35),
    fontSize,
  };
}

/** The classes that say what a flight looks like. */
export const flightClass = ({ figure, isHeld, text }: Flight): string =>
  [
    'message',
    figure === null ? 'packet' : familyClass(figure.family),
    ...(text === null ? [] : ['message-labelled']),
    ...(isHeld ? ['message-held'] : []),
  ].join(' ');
