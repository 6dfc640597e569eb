import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasText } from '../../src/i18n/translator';
import type { Registry } from '../../src/player/contract';
import { toBase64Url } from '../../src/sharing/base64url';
import { limits } from '../../src/sharing/limits';
import { linkOf } from '../../src/sharing/link';
import { openLink } from '../../src/sharing/open-link';
import { type Reopened, reopen } from '../../src/sharing/reopen';
import { readSavedRun, type SavedRun } from '../../src/sharing/saved-run';
import { crc32 } from '../../src/trace-formats/crc32';
import { isSameHistory, own, playerOf, registry, saved, story } from './fixture';

const player = playerOf();
player.getState().toEnd();
for (const line of ['S2 create /b "1"', 'run 5ms', 'crash leader', 'run 30ms', 'S1 get /b'])
  player.getState().command(line);
player.getState().seekStep(40 as never);
for (const line of ['pause S2', 'run 20ms', 'resume S2']) player.getState().command(line);
const state = player.getState();
const data = saved(state);
const made = await linkOf(data, 'https://example.org/');
const link = made.ok ? made.link : '';
const place = `https://example.org/#scenario=story&step=20&check=${await placeCheck()}`;

async function placeCheck(): Promise<string> {
  const other = playerOf();
  other.getState().seekStep(19 as never);
  const short = await linkOf(saved(other.getState()), 'https://example.org/');
  return short.ok ? (/check=(.*)$/.exec(short.link)?.[1] ?? '') : '';
}

const open = (text: string, known: Registry = registry): Promise<Reopened | null> => {
  const hash = text.includes('#') ? text.slice(text.indexOf('#')) : '';
  return openLink({ hash, search: '' }, known);
};
const problemOf = async (text: string, known?: Registry): Promise<string> => {
  const opened = await open(text, known);
  return opened === null || opened.ok ? 'none' : opened.problem.id.replace('sharing.problem.', '');
};
/** A link around any data, with a head that fits; or with the checksum of other data. */
const forged = (content: unknown, checked = content): string =>
  forgedText(JSON.stringify(content), JSON.stringify(checked));
function forgedText(text: string, checked = text): string {
  const packed = deflateRawSync(text);
  const bytes = new Uint8Array(8 + packed.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, packed.length);
  head.setUint32(4, Number.parseInt(crc32(checked), 16));
  bytes.set(packed, 8);
  return `#run=1.${toBase64Url(bytes)}`;
}

describe('a link that cannot be opened says why', () => {
  it.each([
    ['cutOff', link.slice(0, -20)],
    ['cutOff', link.slice(0, link.indexOf('#') + 3)],
    ['cutOff', link.slice(0, link.indexOf('#') + 6)],
    ['cutOff', link.slice(0, link.indexOf('#') + 11)],
    ['damaged', `${link}AAAA`],
    ['damaged', `${link.slice(0, -9)}AAAA${link.slice(-5)}`],
    ['damaged', forged({ ...data, step: 5 }, data)],
    ['foreign', link.replace('#run=', '#state=')],
    ['foreign', '#/settings?tab=2'],
    ['foreign', '#run=hello world'],
    ['foreign', '#run=1.{"a":1}'],
    ['version', link.replace('#run=1.', '#run=2.')],
    ['version', forged({ ...data, version: 2, more: 1 })],
    ['shape', forged({ ...data, branches: [] })],
    ['shape', forged({ hello: 'world' })],
    ['shape', forged(null)],
    ['shape', forgedText('{"format":')],
    ['shape', forged({ ...data, step: 10_000 })],
    ['shape', forged({ ...data, branch: 9 })],
    ['unknownScenario', '#scenario=nobody'],
    ['unknownScenario', forged({ ...data, origin: { ...data.origin, id: 'nobody' } })],
    ['scenarioChanged', forged({ ...data, origin: { ...data.origin, checksum: '00000000' } })],
    ['protocol', forged({ ...data, protocol: 'paxos' })],
    ['place', '#scenario=story&step=2&stp=3'],
    ['place', '#scenario=story&step=two'],
    ['place', '#scenario=story&step=2&step=3'],
    ['noSuchMoment', '#scenario=story&step=20&later=999999999'],
    ['placeChanged', place.replace('step=20', 'step=21')],
    ['tooLong', `#run=1.${'A'.repeat(limits.link)}`],
  ])('%s: %s', async (id, text) => {
    expect(link).toContain('#run=1.');
    expect(await problemOf(text)).toBe(id);
    expect(hasText('en', `sharing.problem.${id}`)).toBe(true);
  });

  it('has other words for a setup that cannot be read', async () => {
    const mine = playerOf();
    mine.getState().open(own);
    const { origin, ...rest } = saved(mine.getState());
    if (origin.type !== 'own') throw new Error('it is somebody’s own');
    const withParts = (parts: Partial<typeof origin.parts>): string =>
      forged({ ...rest, origin: { ...origin, parts: { ...origin.parts, ...parts } } });
    expect(await problemOf(withParts({ fields: { ...origin.parts.fields, servers: 'many' } }))).toBe('setup');
    // Its lines are not carried out again, and not even read: what they did is among the acts.
    expect(await problemOf(withParts({ lines: ['what nobody understands'] }))).toBe('none');
  });

  it('is refused where the scenario’s commands were changed, but not where its words were', async () => {
    const changed = (lines: readonly string[], title: string): Registry => ({
      ...registry,
      scenarios: [{ id: 'story', parts: { ...story.parts, fields: { ...story.parts.fields, title }, lines } }],
    });
    const { lines } = story.parts;
    expect(await problemOf(link, changed(['# more', 'note "Other words."', ...lines.slice(1)], 'Other'))).toBe('none');
    expect(await problemOf(link, changed([...lines, 'run 1ms'], 'A story'))).toBe('scenarioChanged');
    expect(await problemOf(place, changed([...lines, 'run 100ms'], 'A story'))).toBe('placeChanged');
  });

  it('stops unfolding what unfolds to too much', async () => {
    const bomb = forged({ ...data, view: { padding: 'x'.repeat(40_000_000) } });
    expect(bomb.length).toBeLessThan(limits.link);
    expect(await problemOf(bomb)).toBe('tooLong');
  });
});

describe('a run that goes another way', () => {
  const edited = (changes: Partial<SavedRun>): SavedRun => ({ ...data, ...changes });
  const refusal = (run: SavedRun): string => {
    const opened = reopen(run, registry);
    return opened.ok ? 'none' : opened.problem.id;
  };
  const [first, second] = data.branches;
  if (first === undefined || second === undefined) throw new Error('there are two branches');

  it('is not opened', () => {
    const acts = first.acts.map(([before, later, kind, ...rest]) =>
      kind === 1 ? ([before, later, kind, 1] as const) : ([before, later, kind, ...rest] as const),
    );
    expect(acts).not.toEqual(first.acts);
    const branches = [{ ...first, acts }, second];
    expect(refusal(edited({ branches }))).toBe('sharing.problem.anotherRun');
    expect(refusal(edited({ branches, engine: '0.0.9' }))).toBe('sharing.problem.engine');
    expect(refusal(edited({ branches: [{ ...first, steps: first.steps + 1 }, second] }))).toBe(
      'sharing.problem.anotherRun',
    );
    expect(refusal(edited({ branches: [first, { ...second, fork: 99_999 }] }))).toBe('sharing.problem.anotherRun');
  });

  it('is opened with a remark where another engine makes the same', () => {
    const opened = reopen(edited({ engine: '0.0.9' }), registry);
    expect(opened).toMatchObject({ ok: true, remarks: [{ id: 'sharing.remark.engine' }] });
  });

  it('is refused where its branches do not hang together', () => {
    expect(refusal(edited({ branches: [first, { ...second, parent: 7 }] }))).toBe('sharing.problem.tree');
    expect(refusal(edited({ branches: [{ ...first, parent: second.id }, second] }))).toBe('sharing.problem.tree');
    expect(refusal(edited({ branches: [first, { ...second, id: first.id }] }))).toBe('sharing.problem.tree');
    expect(refusal(edited({ branches: [{ ...first, acts: [[0, 0, 999]] }, second] }))).toBe('sharing.problem.acts');
  });

  it('does not let a forged instant run on and on', () => {
    const [act] = first.acts;
    if (act === undefined) throw new Error('there is an act');
    const [before, , kind, ...rest] = act;
    const forgedActs = [[before, 9_000_000_000_000, kind, ...rest]] as const;
    expect(refusal(edited({ branches: [{ ...first, acts: forgedActs }, second] }))).toBe('sharing.problem.anotherRun');
  });

  it('has limits, each with its name', () => {
    const over = (changes: Partial<SavedRun>): string => {
      const read = readSavedRun(edited(changes));
      return read.ok ? 'none' : read.problem.id;
    };
    const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
    expect(over({ branches: many(limits.branches + 1, first) })).toBe('sharing.limit.branches');
    expect(over({ branches: [{ ...first, acts: many(limits.acts + 1, [0, 0, 8, []] as const) }] })).toBe(
      'sharing.limit.acts',
    );
    expect(over({ branches: many(6, { ...first, fork: 0, steps: limits.steps }) })).toBe('sharing.limit.madeSteps');
    expect(over({ branches: [{ ...first, steps: limits.steps + 1 }] })).toBe('sharing.limit.steps');
    const note = { at: 0, step: 0, text: { en: 'x' } };
    const mine = { type: 'own', id: 'x', parts: story.parts, scriptEnd: 3 } as const;
    expect(over({ origin: { ...mine, notes: many(limits.notes + 1, note) } })).toBe('sharing.limit.notes');
    expect(over({ origin: { ...mine, notes: many(limits.notes, note) } })).toBe('none');
  });
});

/** The run that was saved, or a sentence: nothing else may come of a link. */
function expectHonest(opened: Reopened | null): void {
  if (opened === null) return;
  if (!opened.ok) return expect(hasText('en', opened.problem.id), opened.problem.id).toBe(true);
  expect(opened.run.branches.length).toBeLessThanOrEqual(state.branches.length);
  for (const { id, trace } of opened.run.branches) {
    const original = state.branches.find((branch) => branch.id === id);
    expect(original !== undefined && isSameHistory(trace, original.trace)).toBe(true);
  }
}

describe('1,000 broken links', () => {
  const character = fc.constantFrom(...'ABCXYZabcxyz0189-_.=&#%{"é ');
  const edit = fc.record({
    at: fc.nat(),
    what: fc.constantFrom('change', 'insert', 'delete', 'swap', 'cut'),
    character,
  });
  const edited = (text: string, edits: readonly { at: number; what: string; character: string }[]): string =>
    edits.reduce((so, { at, what, character: put }) => {
      const i = at % (so.length + 1);
      if (what === 'cut') return so.slice(0, i);
      if (what === 'insert') return so.slice(0, i) + put + so.slice(i);
      if (what === 'delete') return so.slice(0, i) + so.slice(i + 1);
      if (what === 'swap') return so.slice(0, i) + so.slice(i + 1, i + 2) + so.slice(i, i + 1) + so.slice(i + 2);
      return so.slice(0, i) + put + so.slice(i + 1);
    }, text);

  it('never throw, and never open another run', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const fragment = link.slice(link.indexOf('#'));
        const opened = await open(edited(fragment, edits));
        expectHonest(opened);
        if (opened?.ok === false) refused++;
      }),
      { seed: 1, numRuns: 1000 },
    );
    expect(refused).toBeGreaterThan(800);
  });

  it('do not open another moment of a scenario either', async () => {
    const fragment = place.slice(place.indexOf('#'));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 2 }), async (edits) => {
        const broken = edited(fragment, edits);
        const opened = await open(broken);
        // Without its checksum it is a link that somebody typed, and means what it says.
        if (opened?.ok === true && broken.includes('&check=')) expect(opened.run.step).toBe(19);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('with a checksum that fits are not opened as another run either', async () => {
    const places = paths(data);
    const value = fc.constantFrom<unknown>(
      -1,
      0,
      1,
      2,
      3,
      50,
      1e6,
      1e300,
      0.5,
      null,
      '',
      'x',
      true,
      [],
      {},
      [1],
      'create /c',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(), value), { minLength: 1, maxLength: 2 }), async (changes) => {
        const copy: unknown = structuredClone(data);
        // Each a value of its own: one that is put into itself would be no data.
        for (const [i, put] of changes) setAt(copy, places[i % places.length] ?? [], structuredClone(put));
        expectHonest(await open(forged(copy)));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});

/** Where in the data there is something, branches and acts included. */
function paths(value: unknown, before: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [before];
  return [
    ...(before.length > 0 ? [before] : []),
    ...Object.entries(value).flatMap(([key, each]) => paths(each, [...before, key])),
  ];
}

function setAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): void {
  if (typeof value !== 'object' || value === null || key === undefined) return;
  if (rest.length > 0) return setAt(Reflect.get(value, key), rest, put);
  Reflect.set(value, key, put);
}
