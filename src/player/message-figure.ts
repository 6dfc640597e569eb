import type { MessageFigure, Portrait } from '../kernel/describe';
import type { ProtocolTypes } from '../kernel/protocol';

const known = new WeakMap<object, MessageFigure>();

/** What a protocol says of a message, asked for once: a message never changes, and thousands are looked at in each frame. */
export function messageFigure(
  portrait: Pick<Portrait<ProtocolTypes>, 'message'>,
  message: ProtocolTypes['message'],
): MessageFigure {
  const found = known.get(message);
  if (found !== undefined) return found;
  const figure = portrait.message(message);
  known.set(message, figure);
  return figure;
}
