import type { Decision } from './messages';
import type { Mine } from './participant';
import { holds } from './rules';
import type { ParticipantContext } from './state';
import { because } from './turn';

/** Whether a participant in doubt takes the decision into its own hands, and which it takes (XA: heuristic decision). */
export const heuristicIs =
  (decision: Decision) =>
  ({ rulesOff, config }: ParticipantContext): boolean =>
    !holds(rulesOff, 'in-doubt-waits') && config.heuristic === decision;

export const decidesAlone = (turn: Mine): void =>
  because(turn, 'decides-alone', { decision: turn.context.config.heuristic });
