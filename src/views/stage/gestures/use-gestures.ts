import { type RefObject, useEffect, useRef } from 'react';
import type { Act } from '../../../kernel/act';
import { messageId } from '../../../kernel/ids';
import type { ProtocolTypes } from '../../../kernel/protocol';
import { rewind } from '../../../kernel/run';
import { commandText } from '../../../player/command-text';
import { player } from '../../../player/player';
import type { Point } from '../geometry';
import type { Pointed } from '../pointing';
import { prefersCalm, shownInstant } from '../use-motion';
import type { StageScene } from '../use-stage';
import { attachDrag, type InHand } from './drag';
import { carried, grasp, type Press } from './grasp';
import type { Hold, Meaning } from './meaning';
import { attachPencil, type Pencil } from './pencil';

export interface GestureOptions {
  /** What is drawn at a place of the window without an element of its own. */
  findAt(x: number, y: number): Pointed | null;
  /** A finger has rested on something. */
  openMenu(event: PointerEvent): void;
  closeMenu(): void;
}

/** Where drags are drawn: a group of the picture, and a label over it. */
export interface GesturePlaces {
  readonly sketch: RefObject<SVGGElement | null>;
  readonly label: RefObject<HTMLDivElement | null>;
}

/** Faults by hand: messages, links and timers are dragged, links are struck through, messages doubled by a double click. */
export function useGestures(scene: StageScene, options: GestureOptions): GesturePlaces {
  const sketch = useRef<SVGGElement>(null);
  const label = useRef<HTMLDivElement>(null);
  const latest = useRef({ scene, options });
  latest.current = { scene, options };
  const { panel } = scene;
  const isReady = scene.layout !== null;
  useEffect(() => {
    const [element, group, words] = [panel.current, sketch.current, label.current];
    if (!isReady || element === null || group === null || words === null) return;
    const pencil = attachPencil(group, words);
    const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      const scale = latest.current.scene.layout?.scale ?? 1;
      return { x: (clientX - left) / scale, y: (clientY - top) / scale };
    };
    const detach = attachDrag(element, {
      pointOf,
      isDraggable: (down) => {
        const { element: target, painted } = pressAt(down, pointOf(down), latest.current);
        return painted?.type === 'message' || target?.closest('[data-message], [data-link], [data-grip]') != null;
      },
      rest: (down) => latest.current.options.openMenu(down),
      grasp: (down) => {
        const press = pressAt(down, pointOf(down), latest.current);
        const hold = player.getState().tool === null ? grasp(latest.current.scene, press) : null;
        if (hold === null) return null;
        const lifted = carried(press);
        if (lifted !== null) pencil.lift(lifted);
        return inHand(hold, latest.current.scene, pencil, element);
      },
    });
    const double = (event: MouseEvent): void => {
      if (doubled(pressAt(event, pointOf(event), latest.current))) latest.current.options.closeMenu();
    };
    element.addEventListener('dblclick', double);
    return () => {
      detach();
      element.removeEventListener('dblclick', double);
      group.replaceChildren();
      words.replaceChildren();
    };
  }, [panel, isReady]);
  return { sketch, label };
}

function pressAt(event: MouseEvent, at: Point, { options }: { readonly options: GestureOptions }): Press {
  const element = event.target instanceof Element ? event.target : null;
  const isOnCard = element?.closest('[data-process]') != null;
  const state = player.getState();
  return {
    ...{ element, painted: isOnCard ? null : options.findAt(event.clientX, event.clientY), at },
    ...{ shown: shownInstant(state, prefersCalm()), playhead: state.playhead },
  };
}

/** The run halts while something is in hand, and goes on as it did. */
function inHand(hold: Hold, scene: StageScene, pencil: Pencil, panel: HTMLElement): InHand {
  const { isPlaying, pause, play, step } = player.getState();
  pause();
  const present = rewind(scene.trace, step);
  const textOf = (act: Act<ProtocolTypes>): string => commandText(act, present, scene.entry);
  let meaning: Meaning | null = null;
  const end = (): void => {
    pencil.clear();
    delete panel.dataset.pulls;
    if (isPlaying) play();
  };
  return {
    move: (at, isAlt) => {
      meaning = hold.meant(at, isAlt);
      panel.dataset.pulls = meaning.sketch.look;
      pencil.draw(meaning.sketch);
      const scale = scene.layout?.scale ?? 1;
      const command = meaning.act === null ? '' : textOf(meaning.act);
      pencil.say(scene.words.t(meaning.id, meaning.values), command, { x: at.x * scale, y: at.y * scale });
    },
    drop: () => {
      if (meaning?.act != null) player.getState().act(meaning.act);
      end();
    },
    cancel: end,
  };
}

/** Doubles the message there, if there is one; returns whether there was. */
function doubled({ element, painted }: Press): boolean {
  const id = element?.closest('[data-message]')?.getAttribute('data-message');
  const number = id == null ? (painted?.type === 'message' ? painted.id : null) : Number(id);
  return number === null ? false : player.getState().act({ type: 'duplicate', message: messageId(number) });
}
