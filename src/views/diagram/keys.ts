import type { KeyboardEvent } from 'react';
import { stepIndex } from '../../kernel/ids';
import { setHover } from '../../player/hover';
import { player } from '../../player/player';
import { choose } from './gestures';
import { extentOf, type Instrument, setView, showAll } from './instrument';
import { footHeight, headHeight } from './picture';
import { unitOf } from './scale';
import type { Choices } from './use-instrument';
import { panned, revealing, zoomed } from './viewport';
import { type Direction, firstCursor, walked } from './walk';

/** Whether a key was the diagram's own, and the step to which it moved the cursor. */
export interface Taken {
  readonly isTaken: boolean;
  readonly step: number | null;
}

interface Switches {
  readonly choices: Choices;
  change(changed: Partial<Choices>): void;
}

const zoomFactor = 1.5;

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Does what a key means while the lanes have the focus. All others stay the page's. */
export function takeKey(instrument: Instrument, event: KeyboardEvent, switches: Switches): Taken {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const direction = directions[key];
  if (altKey || ctrlKey || metaKey || (shiftKey && key.length > 1)) return { isTaken: false, step: null };
  if (direction !== undefined) return { isTaken: true, step: walk(instrument, direction) };
  const action = actionOf(instrument, key, switches);
  action?.();
  return { isTaken: action !== undefined, step: null };
}

function actionOf(instrument: Instrument, key: string, { choices, change }: Switches): (() => void) | undefined {
  const letGo = (act: () => void) => (): void => {
    change({ isFollowing: false });
    act();
  };
  const actions: Readonly<Record<string, () => void>> = {
    Enter: () => chooseFocused(instrument),
    '+': () => zoomBy(instrument, zoomFactor),
    '=': () => zoomBy(instrument, zoomFactor),
    '-': () => zoomBy(instrument, 1 / zoomFactor),
    '0': letGo(() => showAll(instrument)),
    PageUp: letGo(() => page(instrument, -1)),
    PageDown: letGo(() => page(instrument, 1)),
    c: () => change({ hasCone: !choices.hasCone }),
    f: () => change({ isFollowing: !choices.isFollowing }),
  };
  return actions[key];
}

/** Zooms, the middle of the plot staying where it is. */
export function zoomBy(instrument: Instrument, factor: number): void {
  setView(instrument, zoomed(instrument.view, factor, instrument.size.width / 2, extentOf(instrument)));
}

function page(instrument: Instrument, by: 1 | -1): void {
  setView(instrument, panned(instrument.view, by * instrument.size.width * 0.8, extentOf(instrument)));
}

function walk(instrument: Instrument, direction: Direction): number | null {
  const { index, focused, settings } = instrument;
  const { step, hiddenFamilies } = player.getState();
  const to =
    focused === null ? firstCursor(index, hiddenFamilies, step) : walked(index, hiddenFamilies, focused, direction);
  if (to === null) return null;
  instrument.focused = to;
  setHover({ type: 'step', step: stepIndex(to) });
  setView(instrument, revealing(instrument.view, unitOf(index, settings.kind, to), extentOf(instrument)));
  revealLane(instrument, Math.max(0, index.lane[to] ?? 0));
  return to;
}

/** Brings the lane of the cursor into sight where there are more lanes than room. */
function revealLane({ elements: { scroller }, index }: Instrument, lane: number): void {
  const around = headHeight + footHeight;
  const height = (scroller.scrollHeight - around) / Math.max(1, index.names.length);
  const [top, bottom] = [lane * height, (lane + 1) * height + around];
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
}

function chooseFocused(instrument: Instrument): void {
  if (instrument.focused !== null) choose(instrument, { type: 'step', step: instrument.focused });
}
