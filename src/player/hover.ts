import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { MessageId, ProcessId, StepIndex } from '../kernel/ids';

/** What the pointer or the focus is over, wherever on the page it is: what shows the same thing elsewhere lights it. */
export type Hovered =
  | { readonly type: 'step'; readonly step: StepIndex }
  | { readonly type: 'message'; readonly id: MessageId }
  | { readonly type: 'process'; readonly id: ProcessId };

/** It changes with every move of the pointer, so it is kept apart from the player and wakes nobody who does not ask. */
export const hover = createStore<{ readonly over: Hovered | null }>()(() => ({ over: null }));

/** Tells what the pointer is over; nobody is woken where that is what it was. */
export function setHover(over: Hovered | null): void {
  if (!isSame(hover.getState().over, over)) hover.setState({ over });
}

function isSame(a: Hovered | null, b: Hovered | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.type === 'step') return b.type === 'step' && a.step === b.step;
  return a.type === b.type && 'id' in b && a.id === b.id;
}

/** Reads what is hovered in a component. */
export const useHover = <T>(selector: (over: Hovered | null) => T): T => useStore(hover, ({ over }) => selector(over));
