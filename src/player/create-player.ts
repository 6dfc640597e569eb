import { createStore } from 'zustand/vanilla';
import { assert } from '../kernel/assert';
import type { StepIndex } from '../kernel/ids';
import { createActing, longestLog } from './acting';
import { createBranching } from './branching';
import { createBreaking } from './breaking';
import { commandsAfter } from './command-text';
import type { Language, Player, PlayerActions, PlayerState, ProtocolEntry, Registry, ScenarioSource } from './contract';
import { createHistory, type Remembered, remembering } from './history';
import { createLooking } from './looking';
import { type Memory, noMemory, rememberedLanguage, rememberedTheme } from './memory';
import { headingIn, openScenario } from './opening';
import type { Clock } from './playback';
import type { PlayerStore } from './player';
import { currentTrace } from './selectors';
import { beforeFirst, instantOf, lastStep } from './timeline';
import { createTransports, type Store } from './transport';

/** What a player starts from beside what can be opened. */
export interface Start {
  /** Id of the scenario to show; the registry's first if it has no such. */
  readonly scenario: string;
  /** The language to use unless the reader chose one before. */
  readonly language: Language;
  readonly memory: Memory;
}

/** A player that shows a scenario from its beginning; nothing moves before `play`. */
export function createPlayer(first: Registry, clock: Clock, start: Partial<Start> = {}): PlayerStore {
  let registry = first;
  const memory = start.memory ?? noMemory;
  const { scenarios } = registry;
  const scenario = scenarios.find(({ id }) => id === start.scenario) ?? scenarios[0];
  assert(scenario !== undefined, 'the registry has a scenario to show first');
  return createStore<Player>()((set, get) => {
    const store = storeOver(get, set);
    const [transport] = createTransports([store], clock);
    assert(transport !== undefined, 'each run has a transport');
    return {
      ...firstState(registry, scenario, memory, start.language ?? 'en'),
      ...createActing(store),
      ...createBranching(store),
      ...createBreaking(store),
      ...createHistory(store),
      ...createLooking(store, () => registry, memory),
      ...transport,
      know: (whole) => {
        registry = whole;
      },
      open: (scenario) => {
        get().pause();
        const { isOpen, changes } = opened(registry, scenario, get().language);
        store.set(isOpen ? { ...changes, ...remembering(get(), get().title) } : changes);
      },
      show: (run, view) => {
        get().pause();
        const heading = headingIn(run.scenario, get().language, registry);
        const commandLog = commandsAfter(currentTrace(run), run.scriptEnd, run.entry, longestLog);
        store.set({
          ...freshly(run.entry),
          ...run,
          ...heading,
          commandLog,
          ...view,
          ...remembering(get(), get().title),
        });
      },
    } satisfies PlayerState & PlayerActions;
  });
}

/** What a part of a player reads and changes. Whatever is not a frame of playing is told at once. */
export const storeOver = (get: () => Player, set: (changes: Partial<Player>) => void): Store => ({
  get,
  set: (changes) => set({ told: null, ...dated(changes, get().step) }),
});

/** Changes with the step at which they give notice, if they do. */
const dated = (changes: Partial<PlayerState>, present: StepIndex): Partial<PlayerState> =>
  changes.notice ? { ...changes, noticeStep: changes.step ?? present } : changes;

function firstState(registry: Registry, scenario: ScenarioSource, memory: Memory, preferred: Language): PlayerState {
  const language = rememberedLanguage(memory) ?? preferred;
  const { isOpen, changes } = opened(registry, scenario, language);
  assert(isOpen, 'the first scenario can be opened');
  return { ...resting, language, theme: rememberedTheme(memory), ...changes };
}

/** What holds whatever is looked at. */
const resting = {
  isPlaying: false,
  told: null,
  noticeStep: beforeFirst,
  pace: 'reading' as const,
  speed: 1,
  commandLog: [],
  undoable: [],
  redoable: [],
  breakpoints: [],
  tool: null,
  dialog: null,
  folded: [],
  bottomTab: 'events' as const,
};

type Run = Remembered & Pick<PlayerState, 'selection' | 'notice' | 'problem' | 'tool'>;
type Opening =
  | { readonly isOpen: true; readonly changes: Run }
  | { readonly isOpen: false; readonly changes: Pick<PlayerState, 'notice' | 'problem'> };

/** A scenario that cannot be read is told of and leaves the run alone. */
function opened(registry: Registry, scenario: ScenarioSource, language: Language): Opening {
  const result = openScenario(scenario, registry);
  if (!result.ok) return { isOpen: false, changes: { notice: null, problem: result.problem } };
  const { entry, trace, notes, problem } = result;
  return {
    isOpen: true,
    changes: {
      entry,
      scenario,
      ...headingIn(scenario, language, registry),
      notes,
      scriptEnd: lastStep(trace),
      branches: [{ id: 0, name: '', trace, parent: null }],
      branch: 0,
      playhead: instantOf(trace, beforeFirst),
      step: beforeFirst,
      ...freshly(entry),
      problem,
    },
  };
}

/** How a run is looked at that has just been opened. */
const freshly = ({
  portrait,
}: ProtocolEntry): Pick<PlayerState, 'selection' | 'hiddenFamilies' | 'notice' | 'problem' | 'tool'> => ({
  selection: null,
  hiddenFamilies: portrait.quiet,
  notice: null,
  problem: null,
  tool: null,
});
