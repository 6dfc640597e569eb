import type { Instant } from '../../kernel/ids';
import type { AnyTrace, AnyWorld, ProtocolEntry } from '../../player/contract';
import { cardLayouts, meterWidth } from './card-layout';
import { type Flight, flightsOf } from './flights';
import type { StageLayout } from './geometry';
import type { ServerModel, StageModel, TimerModel } from './model';
import type { Curve } from './paths';

/** What moves between two steps. It holds for one step; where things are at an instant is worked out of it for each frame. */
export interface MotionScene {
  readonly flights: readonly Flight[];
  /** Flights that are too many for an element each; all of them, or none. */
  readonly crowd: readonly Flight[];
  readonly timers: readonly TimerBar[];
}

/** A running timer as a bar that fills until it rings. */
export interface TimerBar {
  readonly key: string;
  readonly server: number;
  readonly name: string;
  readonly tone: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly thickness: number;
  /** How far above and below its middle the grip at its end can be taken: half-way to the next bar. */
  readonly reach: { readonly above: number; readonly below: number };
  readonly startedAt: Instant;
  readonly due: Instant;
}

export interface SceneInput {
  readonly entry: ProtocolEntry;
  readonly trace: AnyTrace;
  readonly world: AnyWorld;
  readonly model: Pick<StageModel, 'servers' | 'timers'>;
  readonly hiddenFamilies: readonly string[];
  readonly layout: StageLayout;
  readonly fences: readonly Curve[];
}

export function motionScene(input: SceneInput): MotionScene {
  const flights = flightsOf({ ...input, portrait: input.entry.portrait });
  const { servers, timers } = input.model;
  const isCrowd = flights.some(({ isInCrowd }) => isInCrowd);
  return {
    flights: isCrowd ? [] : flights,
    crowd: isCrowd ? flights : [],
    timers: servers.flatMap((server) => barsOf(server, timers[server.position] ?? [], input.layout)),
  };
}

/** How much of a timer has passed at an instant. */
export const elapsed = ({ startedAt, due }: Pick<TimerBar, 'startedAt' | 'due'>, now: number): number =>
  Math.min(1, Math.max(0, (now - startedAt) / Math.max(1, due - startedAt)));

const barGap = 2.5;
/** A bar is thinner than what can be hit. */
const gripReach = 10;

/** Those that ring first; the card has no room for all. Their order is by name, so that bars keep their places. */
function barsOf(server: ServerModel, timers: readonly TimerModel[], layout: StageLayout): readonly TimerBar[] {
  const { timers: at, padding } = cardLayouts[layout.form];
  const seat = layout.seats[server.position] ?? layout.centre;
  const left = seat.x - layout.card.width / 2 + at.x;
  const top = seat.y - layout.card.height / 2 + at.y;
  const meter = server.figure.meter === null ? 0 : meterWidth(layout.form);
  const shared = (at.thickness + barGap) / 2;
  const shown = [...timers].sort((a, b) => a.due - b.due).slice(0, at.most);
  return shown
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, startedAt, due }, i) => ({
      ...{ key: `${server.position} ${name}`, server: server.position, name, tone: server.figure.tone },
      ...{ x: left, y: top + i * (at.thickness + barGap), thickness: at.thickness },
      width: layout.card.width - at.x - padding - meter,
      reach: { above: i === 0 ? gripReach : shared, below: i === shown.length - 1 ? gripReach : shared },
      ...{ startedAt, due },
    }));
}
