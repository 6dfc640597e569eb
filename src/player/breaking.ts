import type { Breakpoint } from './breakpoints';
import { maxBreakpoints, problemWith } from './breakpoints';
import type { PlayerActions, PlayerState } from './contract';
import { currentTrace } from './selectors';
import type { Store } from './transport';

type Breaking = Pick<PlayerActions, 'addBreakpoint' | 'toggleBreakpoint' | 'removeBreakpoint' | 'toggleBreakpointHere'>;

/** What sets breakpoints and takes them away. */
export function createBreaking({ get, set }: Store): Breaking {
  const add = (text: string): boolean => {
    const { isAdded, changes } = added(get(), text.trim());
    set(changes);
    return isAdded;
  };
  const remove = (id: number): void => set({ breakpoints: get().breakpoints.filter((other) => other.id !== id) });
  return {
    addBreakpoint: add,
    removeBreakpoint: remove,
    toggleBreakpoint: (id) =>
      set({ breakpoints: get().breakpoints.map((other) => (other.id === id ? toggled(other) : other)) }),
    toggleBreakpointHere: () => {
      const text = `time ${get().playhead}us`;
      const here = get().breakpoints.find((other) => other.text === text);
      if (here === undefined) add(text);
      else remove(here.id);
    },
  };
}

const toggled = (breakpoint: Breakpoint): Breakpoint => ({ ...breakpoint, isOn: !breakpoint.isOn });

interface Added {
  readonly isAdded: boolean;
  readonly changes: Partial<PlayerState>;
}

function added(state: PlayerState, text: string): Added {
  const { breakpoints, entry } = state;
  const problem = problemWith(text, entry, currentTrace(state));
  if (problem !== null) return { isAdded: false, changes: { problem, notice: null } };
  if (breakpoints.some((other) => other.text === text)) return { isAdded: true, changes: {} };
  if (breakpoints.length >= maxBreakpoints) {
    const notice = { kind: 'error' as const, id: 'commands.tooManyBreakpoints', values: { most: maxBreakpoints } };
    return { isAdded: false, changes: { notice, problem: null } };
  }
  const id = Math.max(0, ...breakpoints.map((other) => other.id)) + 1;
  return { isAdded: true, changes: { breakpoints: [...breakpoints, { id, text, isOn: true }], problem: null } };
}
