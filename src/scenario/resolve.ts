import type { InFlight } from '../kernel/agenda';
import type { MessageFigure } from '../kernel/describe';
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

const looksLike = <P extends ProtocolTypes>(
  message: P['message'],
  { portrait }: Entry<P>,
  pattern: MessagePattern,
): boolean => isNamed(portrait.message(message), message, pattern);

/** Whether a message has this name or type and this label or field; null: any. Case does not matter. */
export function isNamed(
  { name, label, fields }: MessageFigure,
  { type }: { readonly type: string },
  wanted: { readonly name: string | null; readonly label: string | null },
): boolean {
  const isSame = (known: string, text: string): boolean => known.toLowerCase() === text.toLowerCase();
  if (wanted.name !== null && !isSame(name, wanted.name) && !isSame(type, wanted.name)) return false;
  const { label: text } = wanted;
  return text === null || [label, ...Object.values(fields).map(String)].some((known) => isSame(known, text));
}
