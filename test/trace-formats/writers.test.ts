import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../src/i18n/translator';
import { toArray } from '../../src/kernel/vector';
import { crc32 } from '../../src/trace-formats/crc32';
import type { StepRange } from '../../src/trace-formats/step-range';
import { mostCharacters, mostMessages } from '../../src/trace-formats/write-mermaid';
import { type RunFormat, runFormats, writeRun } from '../../src/trace-formats/write-run';
import { english, entry, performanceOf } from '../scenarios/entry';
import { itfComplaint } from './itf-rules';
import { type Run, runOf, runs, shippedIds, shippedRun } from './runs';
import { shivizComplaint, shivizEvents } from './shiviz-rules';

const write = (format: RunFormat, trace: Run, range?: StepRange, words = english.words): string =>
  [...writeRun(format, trace, entry, { title: 'A *run*', words, range })].join('');
const all: readonly (readonly [string, Run])[] = [...runs, ...shippedIds.map((id) => [id, shippedRun(id)] as const)];
const middle: StepRange = { from: 20, to: 47 };

/** RFC 4180, read literally. */
function csvRecords(text: string): readonly (readonly string[])[] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const records: string[][] = [[]];
  let end = 0;
  for (const [whole, quoted, plain, after] of text.matchAll(field)) {
    records[records.length - 1]?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (after === '\r\n') records.push([]);
    end += whole.length;
  }
  expect(end).toBe(text.length);
  expect(records.pop()).toEqual([]);
  return records;
}

describe('CSV', () => {
  it.each(runs)('has a record for each step of %s, all as long as the first', (_, trace) => {
    const [head = [], ...records] = csvRecords(write('csv', trace));
    expect(records.map(([step]) => Number(step))).toEqual(toArray(trace.steps).map(({ index }) => index));
    expect(records.map((record) => Number(record[1]))).toEqual(toArray(trace.steps).map(({ at }) => at));
    for (const record of records) expect(record).toHaveLength(head.length);
  });

  it('keeps what a client wrote, whatever signs it holds', () => {
    const cells = csvRecords(write('csv', runOf('requests'))).flat();
    expect(cells.some((cell) => cell.includes('create "/a b" "中\\n\\"x\\", |#;<b>"'))).toBe(true);
  });
});

describe('a log for ShiViz', () => {
  it.each(all)('is read by its rules: %s', (_, trace) => {
    const file = write('shiviz', trace);
    const events = shivizEvents(file);
    expect(shivizComplaint(events)).toBeNull();
    expect(events).toHaveLength(trace.steps.length);
    // A step knows of its cause: what was received comes after what was sent.
    for (const { index, cause } of toArray(trace.steps)) {
      const sent = cause === null ? undefined : events[cause];
      if (sent !== undefined)
        expect(events[index]?.clock[sent.host]).toBeGreaterThanOrEqual(sent.clock[sent.host] ?? 1);
    }
  });

  it('is read by its rules where it is a part of a run', () => {
    const events = shivizEvents(write('shiviz', runOf('network'), middle));
    expect(events).toHaveLength(28);
    expect(shivizComplaint(events)).toBeNull();
  });

  it('would not be without a component of one clock', () => {
    const events = shivizEvents(write('shiviz', runOf('requests')));
    const at = events.findIndex(({ clock }) => Object.keys(clock).length > 2);
    const damaged = events.map((event, i) =>
      i === at ? { ...event, clock: { [event.host]: event.clock[event.host] ?? 0 } } : event,
    );
    expect(shivizComplaint(damaged)).toMatch(/impermissible/);
    expect(shivizComplaint(events.slice(1))).toMatch(/monotonically|invalid clock value/);
  });
});

describe('ITF', () => {
  it.each(runs)('is read by the rules of Apalache: %s', (_, trace) => {
    const file = write('itf', trace);
    expect(itfComplaint(file)).toBeNull();
    expect(JSON.parse(file).states).toHaveLength(trace.steps.length + 1);
  });

  it('begins, as a part of a run, with the state that the whole run has there', () => {
    const [whole, part] = [undefined, middle].map((range) => JSON.parse(write('itf', runOf('lives'), range)).states);
    const values = ({ '#meta': _, ...state }: Record<string, unknown>) => state;
    expect(part.slice(1).map(values)).toEqual(whole.slice(21, 49).map(values));
    expect(part[0].processes).toEqual(whole[20].processes);
  });

  it('would not be read with a plain number, or a value of an uninterpreted type', () => {
    const file = write('itf', runOf('alone'));
    expect(itfComplaint(file.replace('{"#bigint":"0"}', '0'))).toMatch(/no Int/);
    expect(itfComplaint(file.replace('"state":"down"', '"state":"a_OF_B"'))).toMatch(/no Str/);
    expect(itfComplaint(file.replace('"actor":"S1",', ''))).toMatch(/Variables/);
  });
});

describe('a Mermaid diagram', () => {
  const line =
    /^(?:sequenceDiagram| {4}(?:%% [^%]+|participant p\d+ as \w+|p\d+(?:->>|--x)p\d+: (?:[^#;:%<>&"$`{}\\]|#\d+;)+|Note over p\d+(?:,p\d+)?: (?:[^#;:%<>&"$`{}\\]|#\d+;)+))$/;

  it.each(all)('has only lines that Mermaid knows, and every message: %s', (_, trace) => {
    const lines = write('mermaid', trace).trimEnd().split('\n');
    expect(lines.filter((text) => !line.test(text))).toEqual([]);
    const arrows = lines.filter((text) => /(?:->>|--x)/.test(text)).length;
    const messages = toArray(trace.steps).filter(({ occurrence }) => {
      if (occurrence.type === 'lost') return occurrence.content.type !== 'PING';
      return occurrence.type === 'event' && 'message' in occurrence.event && occurrence.event.message.type !== 'PING';
    }).length;
    expect(arrows).toBe(Math.min(messages, mostMessages));
    expect(lines.filter((text) => text.includes('--x')).length).toBe(
      toArray(trace.steps).filter(({ occurrence }) => occurrence.type === 'lost' && occurrence.content.type !== 'PING')
        .length,
    );
  });

  it('is cut off where it would be too long, and says so', () => {
    const many = Array.from({ length: 60 }, (_, i) => `S1 create /a${i} "${'#'.repeat(200)}"`).join('\n');
    const file = write('mermaid', performanceOf(`---\nservers: 9\n---\nrun settled\n${many}\nrun settled\n`).trace);
    expect(file).toMatch(/%% Steps 0 to \d+: the first \d+ of \d+ messages \(at most 400, in 48000 characters\)\n/);
    expect(file.length).toBeLessThanOrEqual(mostCharacters + 200);
    expect(file.match(/->>/g)?.length).toBeLessThanOrEqual(mostMessages);
  });

  it('tells milestones in the language that is asked for', () => {
    expect(write('mermaid', runOf('alone'), undefined, createTranslator('zh-CN'))).toMatch(/Note over p1: 选出 Leader/);
  });
});

describe('a report', () => {
  it.each(runs)('has a row of four cells for each step, in both languages: %s', (_, trace) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const text = write('markdown', trace, undefined, createTranslator(language));
      const rows = text.split('\n').filter((text) => text.startsWith('| '));
      expect(rows).toHaveLength(trace.steps.length + 2);
      for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
      expect(text).not.toMatch(/export\.report|\{\w+\}|(?:zookeeper|happened|act|milestones|invariant)\.\w+/);
    }
  });

  it('shows what a person typed as it is', () => {
    const text = write('markdown', runOf('requests'));
    expect(text).toContain('# A \\*run\\*\n');
    expect(text).toContain('\\|\\#;\\<b\\>');
    expect(text.split('\n').filter((line) => /^#+ /.test(line))).toHaveLength(6);
  });

  it('names the step that broke an invariant', () => {
    const text = write('markdown', runOf('broken'));
    const [first] = toArray(runOf('broken').violations);
    expect(text).toContain(`: broken in step ${first?.step}`);
  });
});

describe('every format', () => {
  it.each(Object.keys(runFormats) as RunFormat[])(
    'takes a range, and runs that are empty or end before it: %s',
    (format) => {
      const trace = runOf('network');
      const [part, whole] = [write(format, trace, middle), write(format, trace)];
      expect(crc32(part)).not.toBe(crc32(whole));
      expect(write(format, trace, { from: 0, to: 10_000 })).toBe(whole);
      expect(part.length).toBeLessThan(whole.length);
      for (const range of [undefined, middle])
        expect(write(format, runOf('nothing'), range).length).toBeGreaterThan(10);
    },
  );
});
