import { describe, expect, it } from 'vitest';
import { readTrace } from '../../src/trace-formats/read-trace';
import type { StepRange } from '../../src/trace-formats/step-range';
import { engineVersion } from '../../src/trace-formats/version';
import { writeEvents } from '../../src/trace-formats/write-events';
import { writeTrace } from '../../src/trace-formats/write-trace';
import { entry } from '../scenarios/entry';
import { type Run, runOf, runs, shippedIds, shippedRun } from './runs';

const eventsOf = (trace: Run, range?: StepRange): string => `${[...writeEvents(trace, entry, range)].join('\n')}\n`;

function again(text: string): Run {
  const read = readTrace(text, [entry]);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  expect([read.engine, read.isOwnEngine]).toEqual([engineVersion, true]);
  return read.trace;
}

describe('a run that was written down', () => {
  it.each(shippedIds)('is read again to the byte: %s', (id) => {
    const trace = shippedRun(id);
    const text = writeTrace(trace, entry);
    expect(writeTrace(again(text), entry)).toBe(text);
    const events = eventsOf(trace);
    expect(eventsOf(again(events))).toBe(events);
  });

  it.each(runs)('is read again to the byte, whatever was done: %s', (_, trace) => {
    const text = writeTrace(trace, entry);
    const read = again(text);
    expect(writeTrace(read, entry)).toBe(text);
    expect(eventsOf(again(eventsOf(trace)))).toBe(eventsOf(trace));
    expect(read.head.world.now).toBe(trace.head.world.now);
    expect([...read.violations.tail]).toEqual([...trace.violations.tail]);
  });

  it.each<[string, StepRange, number]>([
    ['a beginning', { from: 0, to: 40 }, 41],
    ['a middle', { from: 31, to: 64 }, 65],
    ['one step', { from: 50, to: 50 }, 51],
    ['an end', { from: 60, to: 1_000_000 }, runOf('network').steps.length],
  ])('can be read where it is only %s', (_, range, length) => {
    const trace = runOf('network');
    for (const write of [(run: Run) => writeTrace(run, entry, range), (run: Run) => eventsOf(run, range)]) {
      const text = write(trace);
      const read = again(text);
      expect(read.steps.length).toBe(length);
      expect(write(read)).toBe(text);
    }
  });

  it('does not mind white space, a byte order mark, other line ends and empty lines', () => {
    const trace = runOf('requests');
    const text = writeTrace(trace, entry);
    const forms = [
      `\ufeff${text}`,
      `\n  ${text.replaceAll('\n', '\r\n')}\n\n`,
      JSON.stringify(JSON.parse(text)),
      JSON.stringify(JSON.parse(text), null, 3),
      eventsOf(trace).replaceAll('\n', '\r\n\n'),
    ];
    for (const form of forms) expect(writeTrace(again(form), entry)).toBe(text);
  });

  it('is taken from another version where that made the same run, and said to be', () => {
    const text = writeTrace(runOf('lives'), entry).replace(`"engine": "${engineVersion}"`, '"engine": "0.0.9"');
    expect(readTrace(text, [entry])).toMatchObject({ ok: true, engine: '0.0.9', isOwnEngine: false });
  });

  it('may lack the checksum that the first files did not have', () => {
    const text = writeTrace(runOf('alone'), entry);
    const { runChecksum: _, ...rest } = JSON.parse(text);
    expect(writeTrace(again(JSON.stringify(rest)), entry)).toBe(text);
  });
});
