/** What a key does; each has a sentence `app.key.<action>`. */
export const keyActions = [
  'togglePlay',
  'stepBack',
  'stepForward',
  'previousMilestone',
  'nextMilestone',
  'toStart',
  'toEnd',
  'slower',
  'faster',
  'crash',
  'restart',
  'partition',
  'command',
  'branches',
  'previousBranch',
  'nextBranch',
  'undo',
  'redo',
  'breakpoint',
  'stops',
  'why',
  'inspector',
  'guide',
  'beside',
  'otherRun',
  'export',
  'present',
  'keys',
  'escape',
] as const;
export type KeyAction = (typeof keyActions)[number];

export interface KeyBinding {
  readonly action: KeyAction;
  /** As `KeyboardEvent.key` has it, with `Shift+` before it where the same key alone does something else. */
  readonly key: string;
  /** As it is written on a sheet. */
  readonly caps: readonly string[];
}

/** All keys of the page, in the order of the sheet. */
export const keyBindings: readonly KeyBinding[] = [
  { action: 'togglePlay', key: ' ', caps: ['␣'] },
  { action: 'stepBack', key: 'ArrowLeft', caps: ['←'] },
  { action: 'stepForward', key: 'ArrowRight', caps: ['→'] },
  { action: 'previousMilestone', key: 'Shift+ArrowLeft', caps: ['⇧', '←'] },
  { action: 'nextMilestone', key: 'Shift+ArrowRight', caps: ['⇧', '→'] },
  { action: 'toStart', key: 'Home', caps: ['Home'] },
  { action: 'toEnd', key: 'End', caps: ['End'] },
  { action: 'slower', key: '[', caps: ['['] },
  { action: 'faster', key: ']', caps: [']'] },
  { action: 'crash', key: 'k', caps: ['k'] },
  { action: 'restart', key: 'r', caps: ['r'] },
  { action: 'partition', key: 'p', caps: ['p'] },
  { action: 'command', key: '/', caps: ['/'] },
  { action: 'branches', key: 'b', caps: ['b'] },
  { action: 'previousBranch', key: ',', caps: [','] },
  { action: 'nextBranch', key: '.', caps: ['.'] },
  { action: 'undo', key: 'z', caps: ['z'] },
  { action: 'redo', key: 'y', caps: ['y'] },
  { action: 'breakpoint', key: 'x', caps: ['x'] },
  { action: 'stops', key: 't', caps: ['t'] },
  { action: 'why', key: 'w', caps: ['w'] },
  { action: 'inspector', key: 'i', caps: ['i'] },
  { action: 'guide', key: 'l', caps: ['l'] },
  { action: 'beside', key: 'v', caps: ['v'] },
  { action: 'otherRun', key: 'o', caps: ['o'] },
  { action: 'export', key: 'e', caps: ['e'] },
  { action: 'present', key: 's', caps: ['s'] },
  { action: 'keys', key: '?', caps: ['?'] },
  { action: 'escape', key: 'Escape', caps: ['Esc'] },
];
