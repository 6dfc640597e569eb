import type { ChartNode } from '../../../kernel/describe';
import type { Frame, Point } from './layered';

type Transition = ChartNode['transitions'][number];

const on = (event: string, target: string | null = null, guard: string | null = null): Transition => ({
  event,
  target,
  guard,
});

const state = (path: string, transitions: readonly Transition[], children: readonly ChartNode[] = []): ChartNode => ({
  key: path.split('.').at(-1) ?? '',
  path,
  source: path === '' ? null : `source of ${path}`,
  initial: children[0]?.key ?? null,
  children,
  transitions,
});

const phases = (parent: string): readonly ChartNode[] => [
  state(`${parent}.discovery`, [on('', `${parent}.synchronization`, 'epochAnswered')]),
  state(`${parent}.synchronization`, [on('UPTODATE', `${parent}.broadcast`)]),
  state(`${parent}.broadcast`, [on('PROPOSAL'), on('synced')]),
];

/** A small chart with all that the views meet: nesting, branches, eventless transitions, a way back. For tests. */
export const chartFixture: ChartNode = state(
  '',
  [on('synced')],
  [
    state(
      'looking',
      [on('', 'leading', 'isElected'), on('', 'following', 'othersElected')],
      [
        state('looking.gathering', [on('NOTIFICATION'), on('', 'looking.finalizing', 'hasQuorum')]),
        state('looking.finalizing', [
          on('NOTIFICATION', 'looking.gathering', 'isBetter'),
          on('NOTIFICATION'),
          on('finalize'),
        ]),
      ],
    ),
    state('following', [on('', 'looking', 'mustLeave'), on('disconnected')], phases('following')),
    state('leading', [on('', 'looking', 'mustLeave'), on('ACK', null, 'isFirst'), on('ACK')], phases('leading')),
  ],
);

/** A piece of an arrow as a frame without breadth. */
export const frameOf = ([a, b]: readonly [Point, Point]): Frame => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** What lies within the border of a frame. */
export const shrunk = ({ x, y, width, height }: Frame): Frame => ({
  x: x + 1,
  y: y + 1,
  width: width - 2,
  height: height - 2,
});
