import type { InFlight } from '../kernel/agenda';
import type { ProcessId } from '../kernel/ids';
import { inFlight } from '../kernel/intervene';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import type { MessagePattern, Role, Who } from './command';
import type { Entry } from './entry';

/** The process that is meant now; null where nobody plays the part. */
export function resolveWho<P extends ProtocolTypes>(trace: Trace<P>, entry: Entry<P>, who: Who): ProcessId | null {
  return who.type === 'process' ? who.id : resolveRole(trace, entry, who.role);
}

const tones: Readonly<Record<Role, string>> = { leader: 'leading', follower: 'following' };

function resolveRole<P extends ProtocolTypes>(
  { head }: Trace<P>,
  { portrait }: Entry<P>,
  role: Role,
): ProcessId | null {
  const figures = head.world.processes.map((process) => ({
    id: process.id,
    figure: portrait.process(process, head.world),
  }));
  const players = figures.filter(({ figure }) => figure.tone === tones[role]).map(({ id }) => id);
  // A leader that was cut off may not know yet that it leads nobody: the leader is the one with the most followers.
  const followers = (id: ProcessId): number => figures.filter(({ figure }) => figure.arrow?.to === id).length;
  const most = Math.max(...players.map(followers));
  return (role === 'leader' ? players.find((id) => followers(id) === most) : players[0]) ?? null;
}

/** The messages in flight that a pattern chooses, in order of arrival; null where it names a part that nobody plays. */
export function matching<P extends ProtocolTypes>(
  trace: Trace<P>,
  entry: Entry<P>,
  pattern: MessagePattern,
): readonly InFlight<P>[] | null {
  const from = pattern.from && resolveWho(trace, entry, pattern.from);
  const to = pattern.to && resolveWho(trace, entry, pattern.to);
  if ((pattern.from !== null && from === null) || (pattern.to !== null && to === null)) return null;
  return inFlight(trace.head.world).filter((item) => {
    if (pattern.id !== null) return item.id === pattern.id;
    const isOnWay = (from === null || item.from === from) && (to === null || item.to === to);
    return isOnWay && item.parcel.type === 'message' && looksLike(item.parcel.message, entry, pattern);
  });
}

function looksLike<P extends ProtocolTypes>(
  message: P['message'],
  { portrait }: Entry<P>,
  pattern: MessagePattern,
): boolean {
  const { name, label, fields } = portrait.message(message);
  const isNamed =
    pattern.name === null || [name, message.type].some((known) => known.toLowerCase() === pattern.name?.toLowerCase());
  const texts = [label, ...Object.values(fields).map(String)].map((text) => text.toLowerCase());
  return isNamed && (pattern.label === null || texts.includes(pattern.label.toLowerCase()));
}
