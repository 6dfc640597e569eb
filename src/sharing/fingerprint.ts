import type { ProtocolTypes } from '../kernel/protocol';
import { actorOf } from '../kernel/run';
import type { Step } from '../kernel/trace';
import { at, type Vector } from '../kernel/vector';
import { crc32 } from '../trace-formats/crc32';

type AnyStep = Step<ProtocolTypes>;

/** A run is asked for its fingerprint after each change, so it is remembered at every so many steps and where it was asked for. */
const marked = 256;
const known = new WeakMap<AnyStep, string>();

/**
 * Eight hexadecimal digits for the way in which a run went: when each step was, whose it was, what was done or
 * happened, what was sent to whom and which milestones were reached. Two runs that differ in one of these hardly ever have the same.
 */
export function fingerprint(steps: Vector<AnyStep>, length = steps.length): string {
  let position = length - 1;
  let print = nothingYet;
  for (; position >= 0; position--) {
    const step = at(steps, position);
    const found = step === undefined ? undefined : known.get(step);
    if (found === undefined) continue;
    print = found;
    break;
  }
  for (position++; position < length; position++) {
    const step = at(steps, position);
    if (step === undefined) break;
    print = crc32(print + textOf(step));
    if (position % marked === 0 || position === length - 1) known.set(step, print);
  }
  return print;
}

const nothingYet = '00000000';

function textOf(step: AnyStep): string {
  const effects = step.effects.flatMap((effect) => {
    if (effect.type === 'send') return [`${effect.to}${effect.message.type}`];
    return effect.type === 'reach' ? [`${effect.milestone}${JSON.stringify(effect.facts)}`] : [];
  });
  return [step.at, step.cause ?? '', actorOf(step) ?? '', happened(step), step.verdict, ...effects].join(' ');
}

function happened({ occurrence }: AnyStep): string {
  switch (occurrence.type) {
    case 'act':
      // Whole: what was done is what somebody may have changed, and its consequences may not have come yet.
      return JSON.stringify(occurrence.act);
    case 'boot':
      return 'boot';
    case 'event':
      return occurrence.event.type;
    case 'lost':
      return `lost ${occurrence.content.type}`;
  }
}
