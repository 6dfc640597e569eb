import type { RefObject } from 'react';
import type { Act } from '../../../kernel/act';
import { messageId } from '../../../kernel/ids';
import type { ProtocolTypes } from '../../../kernel/protocol';
import { rewind } from '../../../kernel/run';
import { commandText } from '../../../player/command-text';
import type { Point } from '../geometry';
import { prefersCalm, shownInstant } from '../use-motion';
import type { StageScene } from '../use-stage';
import { attachDrag, type InHand } from './drag';
import { carried, grasp, type Press } from './grasp';
import type { Hold, Meaning } from './meaning';
import { attachPencil, type Pencil } from './pencil';
import type { GestureOptions } from './use-gestures';

/** Where gestures are made, where they are drawn, and what is there at the moment. */
export interface GestureGround {
  readonly panel: HTMLElement;
  readonly sketch: SVGGElement;
  readonly label: HTMLElement;
  readonly latest: RefObject<Latest>;
}

interface Latest {
  readonly scene: StageScene;
  readonly options: GestureOptions;
}

/** Lets faults be done by hand on the stage; returns what ends that. */
export function attachGestures({ panel, sketch, label, latest }: GestureGround): () => void {
  const pencil = attachPencil(sketch, label);
  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = panel.getBoundingClientRect();
    const scale = latest.current.scene.layout?.scale ?? 1;
    return { x: (clientX - left) / scale, y: (clientY - top) / scale };
  };
  const detach = attachDrag(panel, {
    pointOf,
    isDraggable: (down) => {
      const { element: target, painted } = pressAt(down, pointOf(down), latest.current);
      return painted?.type === 'message' || target?.closest('[data-message], [data-link], [data-grip]') != null;
    },
    rest: (down) => latest.current.options.openMenu(down),
    grasp: (down) => {
      const press = pressAt(down, pointOf(down), latest.current);
      const hold = latest.current.scene.player.getState().tool === null ? grasp(latest.current.scene, press) : null;
      if (hold === null) return null;
      const lifted = carried(press);
      if (lifted !== null) pencil.lift(lifted);
      return inHand(hold, latest.current.scene, pencil, panel);
    },
  });
  const double = (event: MouseEvent): void => {
    const { scene, options } = latest.current;
    if (doubled(pressAt(event, pointOf(event), latest.current), scene)) options.closeMenu();
  };
  panel.addEventListener('dblclick', double);
  panel.dataset.isGraspable = 'true';
  return () => {
    delete panel.dataset.isGraspable;
    detach();
    panel.removeEventListener('dblclick', double);
    sketch.replaceChildren();
    label.replaceChildren();
  };
}

function pressAt(event: MouseEvent, at: Point, { scene, options }: Latest): Press {
  const element = event.target instanceof Element ? event.target : null;
  const isOnCard = element?.closest('[data-process]') != null;
  const state = scene.player.getState();
  return {
    ...{ element, painted: isOnCard ? null : options.findAt(event.clientX, event.clientY), at },
    ...{ shown: shownInstant(state, prefersCalm()), playhead: state.playhead },
  };
}

/** The run halts while something is in hand, and goes on as it did. */
function inHand(hold: Hold, scene: StageScene, pencil: Pencil, panel: HTMLElement): InHand {
  const { isPlaying, pause, play, step } = scene.player.getState();
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
      if (meaning?.act != null) scene.player.getState().act(meaning.act);
      end();
    },
    cancel: end,
  };
}

/** Doubles the message there, if there is one; returns whether there was. */
function doubled({ element, painted }: Press, { player }: StageScene): boolean {
  const id = element?.closest('[data-message]')?.getAttribute('data-message');
  const number = id == null ? (painted?.type === 'message' ? painted.id : null) : Number(id);
  return number === null ? false : player.getState().act({ type: 'duplicate', message: messageId(number) });
}
