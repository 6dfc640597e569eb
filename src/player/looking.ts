import type { PlayerActions, PlayerState, Registry } from './contract';
import type { Memory } from './memory';
import { headingIn } from './opening';
import { currentTrace } from './selectors';
import { endOf, instantOf, lastStep, stepAt } from './timeline';
import type { Store } from './transport';

type Looking = Pick<
  PlayerActions,
  | 'setSpeed'
  | 'setPace'
  | 'select'
  | 'toggleFamily'
  | 'chooseBranch'
  | 'setLanguage'
  | 'setTheme'
  | 'tell'
  | 'dismissNotice'
  | 'setTool'
  | 'openDialog'
  | 'toggleFold'
  | 'setBottomTab'
>;

export const slowest = 0.25;
export const fastest = 16;

/** What changes how the run is looked at, and never the run. */
export function createLooking({ get, set }: Store, registry: () => Registry, memory: Memory): Looking {
  return {
    setSpeed: (speed) => set({ speed: Math.min(fastest, Math.max(slowest, speed)) }),
    setPace: (pace) => set({ pace }),
    select: (selection) => set({ selection }),
    toggleFamily: (family) => set({ hiddenFamilies: toggled(get().hiddenFamilies, family) }),
    chooseBranch: (branch) => set(onBranch(get(), branch)),
    setLanguage: (language) => {
      memory.write('language', language);
      set({ language, ...headingIn(get().scenario, language, registry()) });
    },
    setTheme: (theme) => {
      memory.write('theme', theme);
      set({ theme });
    },
    tell: (notice) => set({ notice, problem: null }),
    dismissNotice: () => set({ notice: null, problem: null }),
    setTool: (tool) => set({ tool }),
    openDialog: (dialog) => set({ dialog }),
    toggleFold: (panel) => set({ folded: toggled(get().folded, panel) }),
    setBottomTab: (bottomTab) => set({ bottomTab }),
  };
}

const toggled = <T>(list: readonly T[], item: T): readonly T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

/** The same moment in another line of history, or its end where that line ends earlier. */
export function onBranch(state: PlayerState, branch: number): Partial<PlayerState> {
  if (!state.branches.some(({ id }) => id === branch)) return {};
  const trace = currentTrace({ branches: state.branches, branch });
  if (state.playhead >= endOf(trace)) {
    const step = lastStep(trace);
    return { branch, step, playhead: instantOf(trace, step) };
  }
  return { branch, playhead: state.playhead, step: stepAt(trace, state.playhead) };
}
