import * as v from 'valibot';
import { messageId, processId, requestId } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Setup } from '../kernel/world';
import type { BottomTab, Pace, Panel, ProtocolEntry, View } from '../player/contract';
import { limits } from './limits';

/** What of a view is not as usual; a field that is missing, or that no one understands any more, is as usual. */
export type SavedView = Readonly<Record<string, unknown>>;

// A panel or tab that is added to the contract has to be added here, or TypeScript complains.
const panels: { readonly [T in Panel]: T } = { guide: 'guide', inspector: 'inspector', bottom: 'bottom' };
const tabs: { readonly [T in BottomTab]: T } = { events: 'events', diagram: 'diagram', commands: 'commands' };
const paces: { readonly [T in Pace]: T } = { reading: 'reading', even: 'even' };

const usual = {
  selection: null,
  folded: [],
  bottomTab: 'events',
  pace: 'reading',
  speed: 1,
  breakpoints: [],
} as const satisfies Omit<View, 'hiddenFamilies'>;

const usualView = ({ portrait }: Pick<ProtocolEntry, 'portrait'>): View => ({
  ...usual,
  hiddenFamilies: portrait.quiet,
});

/** What is kept of a view. */
export function saveView(view: Partial<View>, entry: Pick<ProtocolEntry, 'portrait'>): SavedView {
  const ordinary: Readonly<Record<string, unknown>> = { ...usualView(entry) };
  const names = Object.keys(ordinary);
  const unusual = Object.entries(view).filter(
    ([name, value]) =>
      names.includes(name) && value !== undefined && JSON.stringify(value) !== JSON.stringify(ordinary[name]),
  );
  return Object.fromEntries(unusual);
}

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const process = v.pipe(whole, v.transform(processId));
const selection = v.nullable(
  v.variant('type', [
    v.strictObject({ type: v.literal('process'), id: process }),
    v.strictObject({ type: v.literal('link'), a: process, b: process }),
    v.strictObject({ type: v.literal('message'), id: v.pipe(whole, v.transform(messageId)) }),
    v.strictObject({ type: v.literal('request'), id: v.pipe(whole, v.transform(requestId)) }),
    v.strictObject({ type: v.literal('entry'), process, key: v.pipe(v.string(), v.maxLength(limits.name)) }),
  ]),
);
const breakpoint = v.strictObject({
  id: whole,
  text: v.pipe(v.string(), v.maxLength(limits.name)),
  isOn: v.boolean(),
});
const breakpoints = v.pipe(
  v.array(breakpoint),
  v.maxLength(limits.breakpoints),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length),
);

/** The slowest and the fastest that the player plays. */
const speed = v.pipe(v.number(), v.minValue(0.25), v.maxValue(16));

/** The view that was kept, field by field: one that cannot be read does not take the others with it. */
export function readView(saved: SavedView, entry: Pick<ProtocolEntry, 'portrait'>, setup: Setup<ProtocolTypes>): View {
  const normal = usualView(entry);
  const families = v.array(v.picklist(entry.portrait.families));
  const field = <T>(schema: v.GenericSchema<unknown, T>, name: keyof View, otherwise: T): T => {
    const read = v.safeParse(schema, saved[name]);
    return read.success ? read.output : otherwise;
  };
  const isThere = (id: number): boolean => setup.processes.some((known) => known.id === id);
  const selected = field(selection, 'selection', normal.selection);
  const isGone =
    (selected?.type === 'process' && !isThere(selected.id)) ||
    (selected?.type === 'entry' && !isThere(selected.process)) ||
    (selected?.type === 'link' && !(isThere(selected.a) && isThere(selected.b)));
  return {
    selection: isGone ? null : selected,
    hiddenFamilies: field(families, 'hiddenFamilies', [...normal.hiddenFamilies]),
    folded: field(v.array(v.enum(panels)), 'folded', [...normal.folded]),
    bottomTab: field(v.enum(tabs), 'bottomTab', normal.bottomTab),
    pace: field(v.enum(paces), 'pace', normal.pace),
    speed: field(speed, 'speed', normal.speed),
    breakpoints: field(breakpoints, 'breakpoints', [...normal.breakpoints]),
  };
}
