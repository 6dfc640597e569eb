import type { Finding } from '../../kernel/describe';
import type { ProcessId } from '../../kernel/ids';
import type { Step } from '../../kernel/trace';
import { isRunning } from '../../kernel/world';
import { lastZxidOf } from './database';

import { downBy, lastActOn } from './questions-acts';
import { finding, type Inquiry, lastStepOf, reaches, reasonOf, serverOf } from './questions-inquiry';
import { toldOf } from './questions-message';
import { serverName } from './server-names';
import type { ServerPlace, ZooKeeper } from './state';
import { shortZxid } from './zxid';

/** Why a server is in its place of the chart: the last step that took it there, in its own words. */
export function whyHere(inquiry: Inquiry, id: ProcessId): readonly Finding[] {
  const server = serverOf(inquiry, id);
  if (!isRunning(server)) return [];
  const entered = lastStepOf(inquiry, id, entrance(server.state.value));
  return entered === null ? [] : toldOf(inquiry, entered.index);
}

/** What marks the step that enters a place: the decision that ends the place before it. */
function entrance(place: ServerPlace): (step: Step<ZooKeeper>) => boolean {
  if ('looking' in place)
    return place.looking === 'finalizing'
      ? (step) => reasonOf(step, 'votes-quorum') !== null
      : (step) => reasonOf(step, 'round-begins') !== null || leftFinalWait(step);
  if ('leading' in place) return (step) => reaches(step, entries.leading[place.leading]);
  const phase = 'following' in place ? place.following : place.observing;
  return phase === 'synchronization' ? sendsEpochAck : (step) => reaches(step, entries.learning[phase]);
}

const entries = {
  leading: { discovery: 'leaderElected', synchronization: 'epochEstablished', broadcast: 'serving' },
  learning: { discovery: 'leaderElected', broadcast: 'upToDate' },
} as const;

const sendsEpochAck = ({ effects }: Step<ZooKeeper>): boolean =>
  effects.some((effect) => effect.type === 'send' && effect.message.type === 'ACKEPOCH');

/** A better vote ends the final wait: the timer is stopped in the same step. */
const leftFinalWait = ({ effects }: Step<ZooKeeper>): boolean =>
  effects.some((effect) => effect.type === 'stopTimer' && effect.timer === 'finalize');

/** Why a server is down: who did it, and what it has left. */
export function whyDown({ trace, world, upTo }: Inquiry, id: ProcessId): readonly Finding[] {
  const server = world.processes.find((each) => each.id === id);
  if (server === undefined || isRunning(server)) return [];
  const by = downBy(trace, upTo, id);
  const { stable } = server.disk;
  const name = serverName(id);
  return [
    by === null ? finding('down.neverStarted', { name }) : finding(`down.${by.type}`, { name }, { step: by.step }),
    finding('down.disk', {
      name,
      zxid: shortZxid(lastZxidOf(stable)),
      epoch: stable.currentEpoch,
      count: stable.history.length,
    }),
  ];
}

/** Why a server does nothing: it is paused, and what has come for it waits. */
export function whyPaused({ trace, world, upTo }: Inquiry, id: ProcessId): readonly Finding[] {
  const server = world.processes.find((each) => each.id === id);
  if (server?.status !== 'paused') return [];
  return [
    finding('paused.by', { name: serverName(id) }, { step: lastActOn(trace, upTo, id, 'pause') }),
    finding('paused.waiting', { name: serverName(id), count: server.waiting.length }),
  ];
}
