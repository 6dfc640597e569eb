import { describe, expect, it } from 'vitest';
import { type StepIndex, stepIndex } from '../kernel/ids';
import { worldAt } from '../kernel/run';
import { zookeeper } from '../protocols/zookeeper';
import { dialect } from '../protocols/zookeeper/dialect';
import { portrait } from '../protocols/zookeeper/portrait';
import { perform } from '../scenario/play';
import { readScript } from '../scenario/read-script';
import type { AnyTrace, ProtocolEntry } from './contract';
import { paceOf } from './known-pace';
import { paceAt } from './pace';
import { worldOf } from './selectors';
import { instantOf, lastStep } from './timeline';

const entry = { protocol: zookeeper, portrait, dialect } as unknown as ProtocolEntry;
const hiddenFamilies = portrait.quiet;

/** Messages of all kinds, a cut that takes all that flies away at once, a crash, and silence between. */
const commands = [
  ...['run settled', 'S1 create /a "x"', 'S2 create /b "x"', 'S3 create /c "x"', 'run 1ms', 'partition S1 / S2 / S3'],
  ...['run 1ms', 'heal', 'run 1ms', 'crash S3', 'run 5s'],
];

function busyRun(): AnyTrace {
  const text = `---\nservers: 3\n---\n${commands.join('\n')}\n`;
  const read = readScript({ file: 'busy', text }, [entry]);
  if (!read.ok) throw new Error(JSON.stringify(read));
  return perform(read.script).trace;
}

const trace = busyRun();
const steps = Array.from({ length: lastStep(trace) }, (_, i) => stepIndex(i));
const next = (step: StepIndex) => instantOf(trace, stepIndex(step + 1));

describe('the pace that is known', () => {
  it('is at every step what it would be if it were asked for there', () => {
    const { timing } = trace.setup;
    const asked = steps.map(
      (step) => paceAt({ world: worldAt(trace, step), next: next(step), timing, portrait, hiddenFamilies }).perMs,
    );
    const state = { pace: 'reading', hiddenFamilies, entry } as const;
    const known = (step: StepIndex): number =>
      paceOf(state, { trace, step, playhead: instantOf(trace, step) }, next(step));
    expect(steps.map(known)).toEqual(asked);
    // Not in order, nothing may be taken from the step that was asked about before.
    const shuffled = steps.map((_, i) => stepIndex((i * 7) % steps.length));
    expect(shuffled.map(known)).toEqual(shuffled.map((step) => asked[step]));
    expect(new Set(asked).size).toBeGreaterThan(5);
  });
});

describe('the world at a step', () => {
  it('is the same wherever the playhead came from', () => {
    const somewhere = steps.flatMap((step) => (step % 5 === 0 ? [step, stepIndex((step * 13) % steps.length)] : []));
    for (const step of somewhere) expect(worldOf(trace, step)).toEqual(worldAt(trace, step));
  });
});
