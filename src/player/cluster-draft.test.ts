import { describe, expect, it } from 'vitest';
import { zookeeper } from '../protocols/zookeeper';
import { dialect } from '../protocols/zookeeper/dialect';
import { portrait } from '../protocols/zookeeper/portrait';
import { defaultDraft, expectedOf, readDraft, switches } from './cluster-draft';
import type { ProtocolEntry } from './contract';
import { openScenario } from './opening';
import { sourceOf } from './source-fixture';

const entry = { protocol: zookeeper, portrait, dialect } as unknown as ProtocolEntry;
const title = { en: 'Mine: all', 'zh-CN': '我的' };

describe('a cluster draft', () => {
  it('begins with a cluster that can be built', () => {
    const draft = defaultDraft(entry);
    expect(draft).toMatchObject({ servers: '5', observers: '0', latency: '1ms..5ms', config: { tickTime: '2000' } });
    expect(readDraft(draft, entry, title)).toMatchObject({ ok: true });
  });

  it('amounts to a front matter that gives the same cluster', () => {
    const rule = switches(entry)[0]?.id ?? '';
    const draft = {
      ...defaultDraft(entry),
      servers: '7',
      observers: '2',
      seed: '42',
      latency: '2ms',
      start: 'none',
      rulesOff: [rule],
    };
    const read = readDraft({ ...draft, config: { ...draft.config, initLimit: '3' } }, entry, title);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const opened = openScenario(sourceOf('mine', read.text), { entries: [entry] });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    expect(read.parts.fields).toEqual(sourceOf('mine', read.text).parts.fields);
    const { setup } = opened.trace;
    expect(setup).toMatchObject({
      seed: 42,
      start: 'none',
      rulesOff: [rule],
      timing: { latency: [2000, 2000] },
      config: { initLimit: 3 },
    });
    expect(setup.processes.map(({ kind }) => kind)).toEqual([
      ...Array(7).fill('participant'),
      ...Array(2).fill('observer'),
    ]);
  });

  it('says at which field something is wrong', () => {
    const draft = defaultDraft(entry);
    const wrong = { ...draft, servers: '77', latency: 'soon', config: { ...draft.config, tickTime: '-1' } };
    const read = readDraft(wrong, entry, title);
    const paths = read.ok ? [] : read.problems.map(({ path }) => path.join('.'));
    expect(paths.sort()).toEqual(['config.tickTime', 'servers', 'timing.latency']);
    expect(read.ok ? null : read.problems.map((problem) => expectedOf(problem).id)).not.toContain('');
  });
});
