import { inFlight } from '../../../kernel/intervene';
import type { Point } from '../geometry';
import { linkKey } from '../links';
import type { Pointed } from '../pointing';
import type { StageScene } from '../use-stage';
import type { Hold } from './meaning';
import { holdLink } from './pull-link';
import { holdMessage } from './pull-message';
import { holdTimer } from './pull-timer';
import { holdStroke } from './stroke';

/** Where the pointer went down, and what lies there. */
export interface Press {
  readonly element: Element | null;
  /** What is drawn there without an element of its own. */
  readonly painted: Pointed | null;
  readonly at: Point;
  /** The instant that the picture shows, and that at which an act would happen. */
  readonly shown: number;
  readonly playhead: number;
}

/** What a drag that begins there takes hold of; null for what stays where it is. */
export function grasp(scene: StageScene, press: Press): Hold | null {
  const { element, painted } = press;
  const message = element?.closest('[data-message]')?.getAttribute('data-message');
  const id = message ?? (painted?.type === 'message' ? String(painted.id) : null);
  if (id !== null) return graspMessage(scene, press, Number(id));
  const timer = element?.closest('[data-grip]')?.getAttribute('data-grip');
  if (timer != null) return graspTimer(scene, press, timer);
  const link = element?.closest('[data-link]')?.getAttribute('data-link');
  if (link != null) return graspLink(scene, link);
  return element?.closest('[data-tip]') == null ? graspNothing(scene, press) : null;
}

function graspMessage({ flights, layout, world, model }: StageScene, press: Press, id: number): Hold | null {
  const flight = flights.find((candidate) => candidate.id === id);
  const item = inFlight(world).find((candidate) => candidate.id === id);
  if (flight === undefined || item === undefined || layout === null) return null;
  const isStream = item.parcel.type !== 'message' || item.parcel.connection !== null;
  const receiver = model.servers[flight.to]?.name ?? '';
  return holdMessage({ flight, layout, start: press.at, now: press.shown, isStream, receiver });
}

function graspTimer({ timers, model }: StageScene, press: Press, key: string): Hold | null {
  const bar = timers.find((candidate) => candidate.key === key);
  const server = model.servers[bar?.server ?? -1];
  return bar === undefined || server === undefined
    ? null
    : holdTimer({ bar, process: server.id, start: press.at, now: press.playhead });
}

function graspLink({ model, layout }: StageScene, key: string): Hold | null {
  const link = model.links.find((candidate) => linkKey(candidate) === key);
  const [from, to] = [model.servers[link?.a ?? -1], model.servers[link?.b ?? -1]];
  if (link === undefined || from === undefined || to === undefined || layout === null) return null;
  return holdLink({ layout, a: link.a, b: link.b, from: from.id, to: to.id });
}

/** Above this many servers no links are drawn that a stroke could cross. */
const mostDrawn = 25;

function graspNothing({ model, layout }: StageScene, { at }: Press): Hold | null {
  if (layout === null || model.servers.length > mostDrawn) return null;
  return holdStroke({ layout, links: model.links, servers: model.servers, start: at });
}

/** The element to carry along with a message; null for one of a crowd, which has none. */
export const carried = (press: Press): Element | null => press.element?.closest('[data-message]') ?? null;
