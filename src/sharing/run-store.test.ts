import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { browserLocks } from './run-locks';
import { keptAside, keptRuns, runKey } from './run-shelf';
import { type RunStore, runStore, type StorePorts } from './run-store';
import type { SavedRun } from './saved-run';
import { indexedDbShelf, type Shelf } from './shelf';
import type { Stored } from './stored';

const runOf = (steps: number): SavedRun => ({
  format: 'ensemble-run',
  version: 1,
  engine: '0.1.0',
  protocol: 'zookeeper',
  origin: { type: 'shipped', id: 'main-job', checksum: '12345678' },
  branches: [{ id: 0, name: '', parent: null, fork: 0, acts: [[3, 0, 1, 2]], steps, fingerprint: '00000000' }],
  branch: 0,
  step: 1,
  later: 0,
  view: {},
});

/** A browser with its storage and its locks. */
function browser(name: string, hasLocks = true) {
  const shelf = indexedDbShelf(name);
  const held = new Set<string>();
  let waits = (): void => undefined;
  const isWaitedFor = new Promise<void>((resolve) => {
    waits = resolve;
  });
  let goOn = (): void => undefined;
  const request = async (lock: string, options: LockOptions, work: (lock: Lock | null) => unknown): Promise<void> => {
    if (held.has(lock)) {
      if (options.ifAvailable === true) return void work(null);
      waits();
      await new Promise<void>((resolve, reject) => {
        goOn = resolve;
        options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      });
    }
    held.add(lock);
    await work({ name: lock, mode: 'exclusive' });
    held.delete(lock);
  };
  let time = 1_000;
  let ids = 0;
  const locks = hasLocks ? browserLocks({ request } as unknown as LockManager) : null;
  return {
    shelf,
    held,
    /** Once somebody waits for a lock that another holds. */
    isWaitedFor,
    /** A tab, or what it is after a reload (`closes` frees what it held), or a duplicate of it, by what it remembers. */
    tab: (memory = new Map<string, string>(), ports: Partial<StorePorts> = {}) => ({
      memory,
      store: runStore({
        shelf,
        locks,
        tab: () => ({
          getItem: (key) => memory.get(key) ?? null,
          setItem: (key, value) => void memory.set(key, value),
        }),
        now: () => time++,
        newId: () => `id${ids++}`,
        ...ports,
      }),
    }),
    closes: (memory: ReadonlyMap<string, string>) => {
      held.delete(`ensemble-run-${memory.get('ensemble.run')}`);
      goOn();
    },
  };
}

const contentOf = async <T>(answer: Promise<Stored<T>>): Promise<T> => {
  const stored = await answer;
  if (!stored.ok) throw new Error(stored.problem.id);
  return stored.value;
};
const stepsOf = async (answer: Promise<Stored<SavedRun | null>>): Promise<number | undefined> =>
  (await contentOf(answer))?.branches[0]?.steps;
const titles = async (store: RunStore): Promise<readonly string[]> =>
  (await contentOf(store.earlier())).map(({ title }) => title);

describe('a tab', () => {
  it('has nothing to go on with at first', async () => {
    expect(await contentOf(browser('first').tab().store.restore())).toBeNull();
  });

  it('goes on with its own run after a reload', async () => {
    const { tab, closes } = browser('reload');
    const [one, two] = [tab(), tab()];
    await contentOf(one.store.save(runOf(10), 'one'));
    await contentOf(one.store.save(runOf(11), 'one'));
    await contentOf(two.store.save(runOf(20), 'two'));
    closes(one.memory);
    const again = tab(one.memory);
    expect(await stepsOf(again.store.restore())).toBe(11);
    await contentOf(again.store.save(runOf(12), 'one'));
    expect(await titles(again.store)).toEqual(['two']);
  });

  it('goes on with its own run when the page before it goes only after it has come', async () => {
    const { tab, closes, isWaitedFor } = browser('late');
    const one = tab();
    await contentOf(one.store.save(runOf(10), 'one'));
    const again = tab(one.memory);
    const restored = again.store.restore();
    await Promise.race([isWaitedFor, restored]);
    closes(one.memory);
    expect(await stepsOf(restored)).toBe(10);
    await contentOf(again.store.save(runOf(11), 'again'));
    expect(await titles(tab().store)).toEqual(['again']);
  });

  it('takes over the newest run when it is new, unless an open tab has that', async () => {
    const { tab, closes } = browser('new');
    const [one, two] = [tab(), tab()];
    await contentOf(one.store.save(runOf(10), 'one'));
    await contentOf(two.store.save(runOf(20), 'two'));
    closes(one.memory);
    expect(await stepsOf(tab().store.restore())).toBeUndefined();
    closes(two.memory);
    const three = tab();
    expect(await stepsOf(three.store.restore())).toBe(20);
    expect(await stepsOf(tab().store.restore())).toBeUndefined();
    await contentOf(three.store.save(runOf(21), 'three'));
    expect(await titles(tab().store)).toEqual(['three', 'one']);
  });

  it('does not take over what it cannot know to be free, but lists it', async () => {
    const { tab } = browser('no locks', false);
    await contentOf(tab().store.save(runOf(10), 'one'));
    const other = tab();
    expect(await contentOf(other.store.restore())).toBeNull();
    expect(await titles(other.store)).toEqual(['one']);
  });

  it.each([true, false])('that was duplicated goes on with a copy (locks: %s)', async (hasLocks) => {
    const { tab } = browser(`twin ${hasLocks}`, hasLocks);
    const one = tab();
    await contentOf(one.store.save(runOf(10), 'one'));
    const twin = tab(new Map(one.memory));
    expect(await stepsOf(twin.store.restore())).toBe(10);
    expect(await twin.store.save(runOf(50), 'twin')).toMatchObject({ ok: true, remarks: [] });
    await contentOf(one.store.save(runOf(11), 'one'));
    const found = await contentOf(tab().store.earlier());
    expect(found.map(({ title, steps }) => [title, steps])).toEqual([
      ['one', 11],
      ['twin', 50],
    ]);
  });

  it('is told when another took its record over', async () => {
    const { tab } = browser('moved', false);
    const one = tab();
    await contentOf(one.store.save(runOf(10), 'one'));
    await contentOf(tab(new Map(one.memory)).store.restore());
    expect(await one.store.save(runOf(11), 'one')).toMatchObject({
      ok: true,
      remarks: [{ id: 'sharing.storage.remark.moved' }],
    });
    expect(await one.store.save(runOf(12), 'one')).toMatchObject({ ok: true, remarks: [] });
  });

  it('keeps the run before when it starts another', async () => {
    const { tab } = browser('another');
    const { store } = tab();
    await contentOf(store.save(runOf(10), 'before'));
    store.startAnother();
    const [, answer] = [store.save(runOf(20), 'after'), store.earlier()];
    expect(await contentOf(answer)).toMatchObject([{ title: 'before', steps: 10, branches: 1 }]);
  });

  it('makes one record although it is asked to save twice at once', async () => {
    const { tab } = browser('twice');
    const { store } = tab();
    await Promise.all([store.save(runOf(10), 'a'), store.save(runOf(11), 'b')]);
    expect(await titles(tab().store)).toEqual(['b']);
  });
});

describe('earlier runs', () => {
  it('can be gone on with; one that is open elsewhere as a copy', async () => {
    const { tab, closes } = browser('take');
    const [one, two, three] = [tab(), tab(), tab()];
    await contentOf(one.store.save(runOf(10), 'one'));
    await contentOf(two.store.save(runOf(20), 'two'));
    closes(one.memory);
    const list = await contentOf(three.store.earlier());
    const id = (title: string): string => list.find((run) => run.title === title)?.id ?? '';
    expect(await stepsOf(three.store.take(id('one')))).toBe(10);
    await contentOf(three.store.save(runOf(11), 'one'));
    expect(await stepsOf(three.store.take(id('two')))).toBe(20);
    await contentOf(three.store.save(runOf(33), 'copy of two'));
    await contentOf(two.store.save(runOf(21), 'two'));
    expect(await titles(tab().store)).toEqual(['two', 'copy of two', 'one']);
    expect(await three.store.take('nobody')).toMatchObject({ ok: false, reason: 'gone' });
  });

  it('can be forgotten, unless a tab has them open', async () => {
    const { tab, closes, held } = browser('forget');
    const [one, two] = [tab(), tab()];
    await contentOf(one.store.save(runOf(10), 'one'));
    const [run] = await contentOf(two.store.earlier());
    expect(await two.store.forget(run?.id ?? '')).toMatchObject({ remarks: [{ id: 'sharing.storage.remark.open' }] });
    closes(one.memory);
    expect(await two.store.forget(run?.id ?? '')).toMatchObject({ ok: true, remarks: [] });
    expect(await titles(two.store)).toEqual([]);
    expect([...held]).toEqual([]);
  });

  it(`are the newest ${keptRuns} at most, beside those that are open`, async () => {
    const { tab } = browser('many');
    const open = tab();
    await contentOf(open.store.save(runOf(1), 'open'));
    const { store } = tab();
    for (let i = 0; i < keptRuns + 5; i++) {
      await contentOf(store.save(runOf(i), `run ${i}`));
      store.startAnother();
    }
    const found = await titles(tab().store);
    expect(found).toHaveLength(keptRuns + 1);
    expect(found[0]).toBe(`run ${keptRuns + 4}`);
    expect(found.at(-1)).toBe('open');
  });

  it('that are damaged are set aside and told of, and those of a later version left alone', async () => {
    const { tab, shelf } = browser('damaged');
    await contentOf(tab().store.save(runOf(10), 'whole'));
    const junk = [7, { format: 'ensemble-record' }, { format: 'ensemble-record', version: 1, run: {} }];
    for (const [i, value] of junk.entries()) await shelf.write(runKey(`junk${i}`), value);
    await shelf.write(runKey('later'), { format: 'ensemble-record', version: 2 });
    const { store } = tab();
    expect(await store.earlier()).toMatchObject({
      value: [{ title: 'whole' }],
      remarks: [
        { id: 'sharing.storage.remark.damaged', values: { count: 3 } },
        { id: 'sharing.storage.remark.later', values: { count: 1 } },
      ],
    });
    expect(await shelf.read('aside:junk1')).toEqual(junk[1]);
    expect(await shelf.read(runKey('junk1'))).toBeUndefined();
    expect(await shelf.read(runKey('later'))).toBeDefined();
    expect(await store.earlier()).toMatchObject({ remarks: [{ id: 'sharing.storage.remark.later' }] });
  });

  it('that are damaged are never deleted, however many there are', async () => {
    const { tab, shelf } = browser('junk');
    for (let i = 0; i < keptAside + 3; i++) await shelf.write(runKey(`junk${i}`), i);
    await contentOf(tab().store.earlier());
    const values = (await shelf.all()).map(([, value]) => value);
    expect(values.sort()).toEqual(Array.from({ length: keptAside + 3 }, (_, i) => i).sort());
    expect((await shelf.all()).filter(([key]) => key.startsWith('aside:'))).toHaveLength(keptAside);
  });
});

describe('a storage that fails', () => {
  const failing = (error: unknown): Shelf => {
    const fail = () => Promise.reject(error);
    return { read: fail, write: fail, change: fail, remove: fail, all: fail };
  };
  it.each([
    [new DOMException('', 'QuotaExceededError'), 'full'],
    [new DOMException('', 'SecurityError'), 'forbidden'],
    [new ReferenceError('indexedDB is not defined'), 'forbidden'],
    [new DOMException('', 'AbortError'), 'blocked'],
    [new DOMException('', 'DataCloneError'), 'failed'],
    ['no error at all', 'failed'],
  ])('is told of: %s', async (error, reason) => {
    const { store } = browser('failing').tab(new Map(), { shelf: failing(error) });
    const expected = { ok: false, reason, problem: { id: `sharing.storage.${reason}` } };
    expect(await store.restore()).toMatchObject(expected);
    expect(await store.save(runOf(1), 'x')).toMatchObject(expected);
    expect(await store.earlier()).toMatchObject(expected);
    expect(await store.take('x')).toMatchObject(expected);
  });

  it('is not waited for forever', async () => {
    const silent = () => new Promise<never>(() => undefined);
    const shelf: Shelf = { read: silent, write: silent, change: silent, remove: silent, all: silent };
    const { store } = browser('silent').tab(new Map(), { shelf, waitMs: 5 });
    expect(await store.save(runOf(1), 'x')).toMatchObject({ ok: false, reason: 'blocked' });
  });

  it('does not mind a tab that may not remember, nor a browser without a database', async () => {
    const forbidden = () => {
      throw new DOMException('', 'SecurityError');
    };
    const { tab } = browser('forgetful');
    const { store } = tab(new Map(), { tab: forbidden });
    await contentOf(store.save(runOf(3), 'kept'));
    expect(await titles(tab().store)).toEqual(['kept']);
    const known = globalThis.indexedDB;
    Reflect.deleteProperty(globalThis, 'indexedDB');
    const shelf = indexedDbShelf('none');
    await expect(shelf.all()).rejects.toThrow(ReferenceError);
    const without = tab(new Map(), { shelf }).store;
    expect(await without.save(runOf(3), 'x')).toMatchObject({ ok: false, reason: 'forbidden' });
    globalThis.indexedDB = known;
    expect(await without.save(runOf(3), 'x')).toMatchObject({ ok: true });
  });

  it('refuses a run beyond the limits', async () => {
    const [branch] = runOf(5).branches;
    const run = { ...runOf(5), branches: Array.from({ length: 51 }, () => branch as never) };
    expect(await browser('limits').tab().store.save(run, 'x')).toMatchObject({ ok: false, reason: 'limit' });
  });
});
