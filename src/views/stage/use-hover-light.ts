import { type FocusEvent, type PointerEvent, type RefObject, useCallback, useEffect } from 'react';
import { actorOf } from '../../kernel/run';
import { at } from '../../kernel/vector';
import type { Selection } from '../../player/contract';
import { type Hovered, hover, setHover } from '../../player/hover';
import { installedPlayer, type PlayerStore } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { explained, type Pointed, readPointed } from './pointing';
import './hover-light.css';

/** Handlers that tell the rest of the page what the pointer or the focus is over on the stage. */
export interface HoverHandlers {
  onPointerOver(event: PointerEvent): void;
  onPointerLeave(): void;
  onFocus(event: FocusEvent): void;
  onBlur(): void;
}

/** The stage of a run. */
interface Ground {
  readonly player: PlayerStore;
  readonly panel: RefObject<Element | null>;
}

/**
 * Lights on the stage what is hovered elsewhere, and tells elsewhere what is hovered here. Nothing is rendered for it. Where two runs
 * stand beside each other, only processes are the same in both.
 */
export function useHoverLight({ player, panel }: Ground, meant: (pointed: Pointed) => Selection | null): HoverHandlers {
  const light = useCallback(() => {
    if (panel.current !== null) lightIn(panel.current, hover.getState().over, player);
  }, [panel, player]);
  useEffect(() => hover.subscribe(light), [light]);
  // A step brings other elements, of which one may be what is hovered.
  useEffect(() => {
    if (hover.getState().over !== null) light();
  });
  const tell = (target: EventTarget): void => {
    const element = explained(target);
    const pointed = element === null ? null : readPointed(element);
    const over = pointed === null ? null : hoveredOf(meant(pointed));
    setHover(isKnownIn(player, over) ? over : null);
  };
  return {
    onPointerOver: (event) => tell(event.target),
    onPointerLeave: () => setHover(null),
    onFocus: (event) => tell(event.target),
    onBlur: () => setHover(null),
  };
}

/** Handlers that do both: what the stage itself does with the pointer, and the telling. */
export const withHover = <Handlers extends HoverHandlers>(own: Handlers, light: HoverHandlers): Handlers => ({
  ...own,
  onPointerOver: (event: PointerEvent) => {
    own.onPointerOver(event);
    light.onPointerOver(event);
  },
  onPointerLeave: () => {
    own.onPointerLeave();
    light.onPointerLeave();
  },
  onFocus: (event: FocusEvent) => {
    own.onFocus(event);
    light.onFocus(event);
  },
  onBlur: () => {
    own.onBlur();
    light.onBlur();
  },
});

const hoveredOf = (selection: Selection | null): Hovered | null =>
  selection?.type === 'process' || selection?.type === 'message' ? selection : null;

const mark = 'data-is-hovered';

/** Numbers of steps and messages are those of the run that the page is about. */
const isKnownIn = (player: PlayerStore, over: Hovered | null): boolean => over?.type === 'process' || isAbout(player);
const isAbout = (player: PlayerStore): boolean => player.getState() === installedPlayer().getState();

function lightIn(panel: Element, over: Hovered | null, player: PlayerStore): void {
  const lit = new Set(
    (isKnownIn(player, over) ? selectorsOf(over, player) : []).flatMap((selector) => [
      ...panel.querySelectorAll(selector),
    ]),
  );
  for (const element of panel.querySelectorAll(`[${mark}]`)) if (!lit.has(element)) element.removeAttribute(mark);
  for (const element of lit) element.setAttribute(mark, 'true');
}

/** What on the stage shows what is hovered: for a step, whoever took it and the message that it brings. */
function selectorsOf(over: Hovered | null, player: PlayerStore): readonly string[] {
  if (over === null) return [];
  const trace = currentTrace(player.getState());
  const processOf = (wanted: number | null): readonly string[] =>
    trace.setup.processes.flatMap(({ id, name }) => (id === wanted ? [`[data-process="${CSS.escape(name)}"]`] : []));
  const messageOf = (id: number | null): readonly string[] => (id === null ? [] : [`[data-message="${id}"]`]);
  if (over.type === 'process') return processOf(over.id);
  if (over.type === 'message') return messageOf(over.id);
  const step = at(trace.steps, over.step);
  if (step === undefined) return [];
  const { occurrence } = step;
  return [...processOf(actorOf(step)), ...messageOf('message' in occurrence ? occurrence.message : null)];
}
