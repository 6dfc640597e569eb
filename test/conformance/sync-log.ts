import type { Pair } from './case-row';
import type { SyncChoice } from './observation';

/** What LearnerHandler logged of each learner that it brought up to date, in order. */
function loggedChoices(lines: readonly string[]): readonly SyncChoice[] {
  return lines.flatMap((line, index) => {
    const found = announced.exec(line);
    if (found === null) return [];
    const [, learner = '', max = '', min = '', lastProcessedZxid = '', peerLastZxid = ''] = found;
    // The log shows an empty committed log as zero; the decision then takes the last processed zxid for both of its ends.
    const isEmpty = max === '0x0' && min === '0x0';
    return [
      {
        learner: Number(learner),
        maxCommittedLog: isEmpty ? lastProcessedZxid : max,
        minCommittedLog: isEmpty ? lastProcessedZxid : min,
        ...{ lastProcessedZxid, peerLastZxid },
        mode: modeAfter(lines.slice(index + 1), learner, peerLastZxid),
      },
    ];
  });
}

/** The recorded choices, each with ours for the same learner; a recording may have missed some. */
export function pairedChoices(lines: readonly string[], ours: readonly SyncChoice[]): Pair {
  const recorded = loggedChoices(lines);
  const found = recorded.map(({ learner, peerLastZxid }) =>
    ours.find((choice) => choice.learner === learner && choice.peerLastZxid === peerLastZxid),
  );
  return [recorded, found];
}

const announced =
  /Synchronizing with Learner sid: (\d+) maxCommittedLog=(\w+) minCommittedLog=(\w+) lastProcessedZxid=(\w+) peerLastZxid=(\w+)/;

/** A snapshot takes back what was queued before it; its line names the learner by its zxid alone. */
function modeAfter(lines: readonly string[], learner: string, peerLastZxid: string): string {
  if (lines.some((line) => line.includes(`Sending snapshot last zxid of peer is ${peerLastZxid},`))) return 'SNAP';
  const sending = new RegExp(`Sending (DIFF|TRUNC) .*for peer sid: ?${learner}$`);
  return lines.map((line) => sending.exec(line)?.[1]).find((mode) => mode !== undefined) ?? 'none';
}
