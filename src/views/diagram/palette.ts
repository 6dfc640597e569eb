/** Colours by the names they have in the theme, light first. Canvas and saved pictures know no style sheets, so they stand
 * here too; a test compares them with the theme. */
const colours = {
  panel: ['#fffefb', '#1a2029'],
  'panel-2': ['#f7f6f1', '#151b22'],
  ink: ['#1a2130', '#e9ecf1'],
  'ink-2': ['#565f6e', '#a7afbb'],
  line: ['#dcdad2', '#313944'],
  'line-2': ['#b9b8b0', '#4d5663'],
  accent: ['#1d5aa6', '#7cb4f5'],
  error: ['#b3261e', '#ff8078'],
  looking: ['#8a5a00', '#f2b544'],
  'looking-bg': ['#fdf1d7', '#38290c'],
  following: ['#1d5aa6', '#7cb4f5'],
  'following-bg': ['#e2edfa', '#14304f'],
  leading: ['#0b6b46', '#4fd19b'],
  'leading-bg': ['#dcf2e6', '#103325'],
  observing: ['#6b3fa0', '#c6a6f5'],
  'observing-bg': ['#efe6fa', '#2f2347'],
  down: ['#5a626e', '#a1a9b4'],
  'down-bg': ['#eaeae6', '#272d35'],
  paused: ['#64600f', '#cdc76a'],
  'paused-bg': ['#f1efd4', '#302e15'],
  idle: ['#565f6e', '#a7afbb'],
  'idle-bg': ['#f0efea', '#232932'],
  working: ['#8a5a00', '#f2b544'],
  'working-bg': ['#fdf1d7', '#38290c'],
  prepared: ['#6b3fa0', '#c6a6f5'],
  'prepared-bg': ['#efe6fa', '#2f2347'],
  committed: ['#0b6b46', '#4fd19b'],
  'committed-bg': ['#dcf2e6', '#103325'],
  aborted: ['#a8330a', '#ff8f66'],
  'aborted-bg': ['#fbe9e1', '#3a1e14'],
  'family-vote': ['#8a5a00', '#f2b544'],
  'family-discovery': ['#0d6775', '#5ec8d8'],
  'family-sync': ['#9c2f74', '#f08fc4'],
  'family-proposal': ['#b93a0c', '#ff8f66'],
  'family-ack': ['#0b6b46', '#4fd19b'],
  'family-commit': ['#1a2130', '#f2f4f7'],
  'family-inform': ['#6b3fa0', '#c6a6f5'],
  'family-request': ['#1d5aa6', '#7cb4f5'],
  'family-ping': ['#636b77', '#98a1ad'],
  'family-question': ['#0d6775', '#5ec8d8'],
  'family-precommit': ['#9c2f74', '#f08fc4'],
  'family-rollback': ['#b93a0c', '#ff8f66'],
  'family-inquiry': ['#6b3fa0', '#c6a6f5'],
  'family-termination': ['#1d5aa6', '#7cb4f5'],
} as const;
export type ColourName = keyof typeof colours;
export type Palette = Readonly<Record<ColourName, string>>;

const paletteOf = (side: 0 | 1): Palette =>
  Object.fromEntries(Object.entries(colours).map(([name, pair]) => [name, pair[side]])) as Palette;

export const palettes: Readonly<Record<'light' | 'dark', Palette>> = { light: paletteOf(0), dark: paletteOf(1) };

/** The colour of a family of messages; that of small print for all else. */
export const familyColour = (palette: Palette, family: string): string =>
  isColour(`family-${family}`) ? palette[`family-${family}` as ColourName] : palette['ink-2'];

/** Ink and ground of a tone. */
export function toneColours(palette: Palette, tone: string): { readonly ink: string; readonly ground: string } {
  if (!isColour(`${tone}-bg`)) return { ink: palette.ink, ground: palette['panel-2'] };
  return { ink: palette[tone as ColourName], ground: palette[`${tone}-bg` as ColourName] };
}

const isColour = (name: string): name is ColourName => Object.hasOwn(colours, name);
