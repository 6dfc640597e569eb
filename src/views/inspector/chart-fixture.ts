import type { ChartNode } from '../../kernel/describe';

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
