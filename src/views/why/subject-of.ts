import type { Question, Subject } from '../../kernel/describe';
import type { Selection } from '../../player/contract';

/** What is asked about: what the person has selected, or the whole. */
export function subjectOf(selection: Selection | null): Subject {
  return selection ?? whole;
}
const whole: Subject = { type: 'whole' };

/** Names a question across steps, so that one that is open stays open while the run goes on. */
export function questionKey({ kind, about }: Question): string {
  const { type, ...parts } = about;
  return [kind, type, ...Object.values(parts)].join(' ');
}
