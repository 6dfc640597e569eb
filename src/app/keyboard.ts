import { flushSync } from 'react-dom';
import type { Panel, Player } from '../player/contract';
import { turnToOther } from '../player/pair';
import type { PlayerStore } from '../player/player';
import { processToCrash, processToRestart } from '../player/targets';
import type { KeyPress } from '../views/keys-sheet/key-press';
import { type KeyAction, keyBindings } from '../views/keys-sheet/keys';
import { presenting } from '../views/presenter/presenting';

/** What is asked of an element before its key is taken: enough of it to be tested without a page. */
export interface Focused {
  closest(selectors: string): unknown;
}

interface Press extends KeyPress {
  readonly defaultPrevented: boolean;
}

const textFields = 'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, [contenteditable]';
/** What the space key presses by itself. */
const pressable =
  'button, select, a[href], summary, input, [role=button], [role=menuitem], [role=tab], [role=treeitem], [role=option]';

/**
 * What a key does where the focus is: nothing in text fields, under an open dialog, with a modifier (but for undo), or where the element
 * has taken the key itself.
 */
export function actionOf(press: Press, focused: Focused | null): KeyAction | null {
  if (press.defaultPrevented || press.altKey) return null;
  if (focused?.closest(`dialog, ${textFields}`)) return null;
  if (press.ctrlKey || press.metaKey) return historyAction(press);
  if (press.key === ' ' && focused?.closest(pressable)) return null;
  // A list of choices goes up and down by itself; letters are the page's.
  if (press.key.length > 1 && focused?.closest('select')) return null;
  const name = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const wanted = press.shiftKey && press.key.length > 1 ? `Shift+${name}` : name;
  return keyBindings.find(({ key }) => key === wanted)?.action ?? null;
}

/** The keys of every editor: Ctrl or Cmd with Z, and with Shift+Z or Y. */
function historyAction({ key, shiftKey }: KeyPress): KeyAction | null {
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' ? 'redo' : null;
}

/** Listens on the whole document, so that no tree, tab or list can lose a key by having the focus. Keys that are not
 * `isOffered` are the browser's. */
export function attachKeyboard(
  document: Document,
  player: PlayerStore,
  isOffered: (action: KeyAction) => boolean = () => true,
): void {
  document.addEventListener('keydown', (event) => {
    const focused = event.target instanceof Element ? event.target : null;
    const action = actionOf(event, focused);
    if (action === null || !isOffered(action)) return;
    event.preventDefault();
    perform[action](player.getState(), document);
  });
}

const speedStep = 2;

const perform: Readonly<Record<KeyAction, (state: Player, document: Document) => void>> = {
  togglePlay: (state) => state.togglePlay(),
  stepBack: (state) => state.stepBack(),
  stepForward: (state) => state.stepForward(),
  previousMilestone: (state) => state.previousMilestone(),
  nextMilestone: (state) => state.nextMilestone(),
  toStart: (state) => state.toStart(),
  toEnd: (state) => state.toEnd(),
  slower: (state) => state.setSpeed(state.speed / speedStep),
  faster: (state) => state.setSpeed(state.speed * speedStep),
  crash,
  restart,
  partition: (state) => state.setTool(state.tool === 'partition' ? null : 'partition'),
  command: (state, document) => {
    flushSync(() => {
      unfold(state, 'bottom');
      state.setBottomTab('commands');
    });
    focus(document, '#command-line');
  },
  branches: (_state, document) => press(document, '#branches'),
  stops: (_state, document) => press(document, '#stops'),
  previousBranch: (state) => state.previousBranch(),
  nextBranch: (state) => state.nextBranch(),
  undo: (state) => state.undo(),
  redo: (state) => state.redo(),
  breakpoint: (state) => state.toggleBreakpointHere(),
  why: (state, document) => {
    flushSync(() => {
      state.pause();
      unfold(state, 'guide');
    });
    focus(document, '#why');
  },
  inspector: (state) => state.toggleFold('inspector'),
  guide: (state) => state.toggleFold('guide'),
  beside: (state) => state.openDialog('beside'),
  otherRun: turnToOther,
  export: (state) => state.openDialog('export'),
  present: () => presenting.begin(Date.now()),
  keys: (state) => state.openDialog('keys'),
  escape: (state) => {
    state.setTool(null);
    state.dismissNotice();
  },
};

function crash(state: Player): void {
  const process = processToCrash(state);
  if (process !== null) state.act({ type: 'crash', process });
}

function restart(state: Player): void {
  const process = processToRestart(state);
  if (process !== null) state.act({ type: 'start', process });
}

function unfold(state: Player, panel: Panel): void {
  if (state.folded.includes(panel)) state.toggleFold(panel);
}

/** A key that opens and closes is the button that does. */
function press(document: Document, selector: string): void {
  document.querySelector<HTMLElement>(selector)?.click();
}

/** What the keys before it changed is on the page by now (`flushSync`), so that what is typed next lands there. */
function focus(document: Document, selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
