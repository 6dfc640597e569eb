import { describe, expect, test } from 'vitest';
import { processId } from '../../kernel/ids';
import type { AnyTrace } from '../../player/contract';
import { lastStep } from '../../player/timeline';
import { acted, fixtureEntry, fixtureTrace, until } from './fixture';
import { placeOf } from './flights';
import { layoutStage } from './geometry';
import { stageModel } from './model';
import { elapsed, type MotionScene, motionScene } from './motion-scene';
import { round } from './paths';

const layout = layoutStage({ width: 772, height: 530 }, [true, true, true]);

function sceneOf(trace: AnyTrace): MotionScene {
  const { world } = trace.head;
  const model = stageModel(fixtureEntry, trace, world, lastStep(trace));
  return motionScene({ entry: fixtureEntry, trace, world, model, hiddenFamilies: [], layout, fences: [] });
}

const asked = acted(until(fixtureTrace(), 20), { type: 'request', process: processId(1), request: 'create /a' });

describe('what moves', () => {
  test('is where it was at fixed instants', () => {
    const { flights } = sceneOf(asked);
    const from = asked.head.world.now;
    const places = [0, 2_500, 5_000, 7_500, 10_000].map((passed) =>
      flights.map((flight) => {
        const { x, y } = placeOf(flight, from + passed);
        return `${flight.figure?.name} to ${flight.to}: ${round(x)} ${round(y)}`;
      }),
    );
    expect(places).toMatchInlineSnapshot(`
      [
        [
          "PROPOSE to 1: 357.9 122.3",
          "PROPOSE to 2: 256.1 115.7",
        ],
        [
          "PROPOSE to 1: 377.8 170.5",
          "PROPOSE to 2: 211.2 142.4",
        ],
        [
          "PROPOSE to 1: 406 211.6",
          "PROPOSE to 2: 174.7 176.3",
        ],
        [
          "PROPOSE to 1: 442.5 245.5",
          "PROPOSE to 2: 146.5 217.4",
        ],
        [
          "PROPOSE to 1: 487.3 272.2",
          "PROPOSE to 2: 126.7 265.7",
        ],
      ]
    `);
  });

  test('is the same whether an instant is reached from before or from behind', () => {
    const [flight] = sceneOf(asked).flights;
    if (flight === undefined) throw new Error('nothing is under way');
    const instants = [flight.sentAt, flight.sentAt + 3_333, flight.at];
    const forwards = instants.map((now) => placeOf(flight, now));
    const backwards = [...instants].reverse().map((now) => placeOf(flight, now));
    expect(backwards.reverse()).toEqual(forwards);
  });
});

describe('a timer', () => {
  test('fills from its start until it rings', () => {
    const [bar] = sceneOf(asked).timers;
    expect(bar).toMatchObject({ name: 'tick', server: 0, startedAt: 1, due: 80_001 });
    expect(
      [0, 1, 40_001, 80_001, 99_999].map((now) => elapsed(bar ?? { startedAt: 0 as never, due: 1 as never }, now)),
    ).toEqual([0, 0, 0.5, 1, 1]);
  });

  test('stops where the count towards a quorum begins', () => {
    const [leaderBar, followerBar] = sceneOf(asked).timers;
    expect(leaderBar?.width).toBeLessThan(followerBar?.width ?? 0);
  });

  test('of a server that is down is none', () => {
    const down = acted(asked, { type: 'crash', process: processId(1) });
    expect(sceneOf(down).timers.map(({ server }) => server)).toEqual([1, 2]);
  });
});
