import type { Act } from '../../../kernel/act';
import type { ProtocolTypes } from '../../../kernel/protocol';
import type { Point, StageLayout } from '../geometry';
import type { LinkModel, ServerModel } from '../model';
import { chord, round } from '../paths';
import { meeting } from '../separators';
import type { Hold, Meaning } from './meaning';

export interface StrokeGrip {
  readonly layout: StageLayout;
  readonly links: readonly LinkModel[];
  readonly servers: readonly Pick<ServerModel, 'id' | 'name'>[];
  readonly start: Point;
}

/** A stroke that begins beside everything and crosses one link cuts it: both ways, or near an end what leaves from there. */
export function holdStroke({ layout, links, servers, start }: StrokeGrip): Hold {
  return {
    meant: (at) => {
      const crossed = crossings(layout, links, start, at);
      const d = `M${round(start.x)} ${round(start.y)}L${round(at.x)} ${round(at.y)}`;
      const said = sayCut(crossed, servers);
      return { ...said, sketch: { d, look: said.act === null ? 'plain' : 'cut', ghost: null } };
    },
  };
}

function sayCut(crossed: readonly Crossing[], servers: StrokeGrip['servers']): Omit<Meaning, 'sketch'> {
  const [first] = crossed;
  if (crossed.length > 1) return { id: 'stage.pull.severalLinks', values: { count: crossed.length }, act: null };
  const [from, to] = [servers[first?.from ?? -1], servers[first?.to ?? -1]];
  if (first === undefined || from === undefined || to === undefined)
    return { id: 'stage.pull.stroke', values: {}, act: null };
  const values = { from: from.name, to: to.name };
  const { bothWays } = first;
  if (first.isCut) return { id: 'stage.pull.isCut', values, act: null };
  const act: Act<ProtocolTypes> = { type: 'cut', from: from.id, to: to.id, bothWays };
  return { id: bothWays ? 'stage.pull.cut' : 'stage.pull.cutOneWay', values, act };
}

interface Crossing {
  /** Positions: from the end that is cut off, if only one way is. */
  readonly from: number;
  readonly to: number;
  readonly bothWays: boolean;
  /** Whether there is nothing left to cut. */
  readonly isCut: boolean;
}

/** So near to its end a stroke cuts a link one way only; never more than a third of it. */
const endLength = 42;
const endShare = 0.3;

/** The links that a stroke crosses. */
export function crossings(
  layout: StageLayout,
  links: readonly LinkModel[],
  start: Point,
  end: Point,
): readonly Crossing[] {
  return links.flatMap((link): readonly Crossing[] => {
    const { a, b, there, back } = link;
    const [from, to] = chord(layout, a, b);
    const share = meeting(from, to, start, end);
    if (share === null) return [];
    const zone = Math.min(endShare, endLength / Math.max(1, Math.hypot(to.x - from.x, to.y - from.y)));
    if (share < zone) return [{ from: a, to: b, bothWays: false, isCut: there.isCut }];
    if (share > 1 - zone) return [{ from: b, to: a, bothWays: false, isCut: back.isCut }];
    return [{ from: a, to: b, bothWays: true, isCut: there.isCut && back.isCut }];
  });
}
