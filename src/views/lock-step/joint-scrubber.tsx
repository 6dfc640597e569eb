import { type JSX, useCallback, useMemo, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import { calm } from '../../player/calm';
import type { AnyTrace } from '../../player/contract';
import type { Two } from '../../player/differing-steps';
import { type Pair, type Side, usePair } from '../../player/pair';
import { player } from '../../player/player';
import { currentTrace } from '../../player/selectors';
import { instantOf, stepAt } from '../../player/timeline';
import { PlayerContext, useCalmPlayer, useRun } from '../../player/use-player';
import { timeText } from '../events/time-text';
import { prefersCalm, shownInstant } from '../stage/use-motion';
import { MarkSign } from '../tape/mark-sign';
import { Track } from '../tape/track';
import { useMarkGroups } from '../tape/use-mark-groups';
import { usePlayheadOn } from '../tape/use-playhead-on';
import { jointInstant, jointPosition, stepsBy, stepsOf } from './joint-scale';
import { sideNames } from './side-names';
import { useParting } from './use-differences';

/** The tape of two runs: a row of marks for each, and between them a stroke wherever something happens in one alone. */
export function JointScrubber(): JSX.Element | null {
  const pair = usePair((found) => found);
  return pair === null ? null : <JointTrack pair={pair} />;
}

function JointTrack({ pair }: { readonly pair: Pair }): JSX.Element {
  const t = useWords();
  const track = useRef<HTMLDivElement>(null);
  const traces = useTraces(pair);
  const now = useCalmPlayer((state) => state.playhead);
  usePlayheadOn(
    track,
    useCallback(() => positionNow(pair), [pair]),
    pair.runs,
  );
  return (
    <div className="scrubber joint">
      <Track
        box={track}
        testId="joint-scrubber"
        steps={stepsOf(traces)}
        now={stepsBy(traces, now)}
        text={t('lock-step.place', { time: timeText(now), ...countsOf(traces, now) })}
        seek={(share) => player.getState().stopAt(jointInstant(tracesOf(pair), share))}
      >
        <Strokes pair={pair} traces={traces} />
      </Track>
      <Marks pair={pair} side={0} traces={traces} />
      <Marks pair={pair} side={1} traces={traces} />
    </div>
  );
}

const tracesOf = ({ runs: [a, b] }: Pair): Two<AnyTrace> => [currentTrace(a.getState()), currentTrace(b.getState())];

function useTraces({ runs: [first, second] }: Pair): Two<AnyTrace> {
  const a = useRun(first, (state) => currentTrace(calm(state)));
  const b = useRun(second, (state) => currentTrace(calm(state)));
  return useMemo(() => [a, b], [a, b]);
}

const positionNow = (pair: Pair): number =>
  jointPosition(tracesOf(pair), shownInstant(player.getState(), prefersCalm()));

const countsOf = ([a, b]: Two<AnyTrace>, now: Parameters<typeof stepAt>[1]) => ({
  a: stepAt(a, now) + 1,
  ofA: a.steps.length,
  b: stepAt(b, now) + 1,
  ofB: b.steps.length,
});

/** Finer than this nobody can tell strokes apart. */
const grain = 600;

/** A stroke upwards where the first run alone has a step, downwards for the second. */
function Strokes({ pair, traces }: { readonly pair: Pair; readonly traces: Two<AnyTrace> }): JSX.Element {
  const { alone, at } = useParting(pair.runs);
  const steps = stepsOf(traces);
  const path = useMemo(() => {
    const places = alone.map((counts) => new Set(counts.map((count) => Math.round((count / steps) * grain))));
    return places.flatMap((xs, side) => [...xs].map((x) => `M${x} 10V${side === 0 ? 2 : 18}`)).join('');
  }, [alone, steps]);
  const parted = at === null ? null : Math.round(jointPosition(traces, at) * grain);
  return (
    <svg className="joint-strokes" viewBox={`0 0 ${grain} 20`} preserveAspectRatio="none" aria-hidden="true">
      <path className="joint-alone" d={path} data-testid="joint-alone" />
      {parted === null ? null : <path className="joint-parting" d={`M${parted} 0V20`} data-testid="joint-parting" />}
    </svg>
  );
}

interface MarksProps {
  readonly pair: Pair;
  readonly side: Side;
  readonly traces: Two<AnyTrace>;
}

function Marks({ pair, side, traces }: MarksProps): JSX.Element {
  const trace = traces[side];
  const groups = useMarkGroups(
    trace,
    useCallback((step) => jointPosition(traces, instantOf(trace, step)), [traces, trace]),
  );
  return (
    <PlayerContext value={pair.runs[side]}>
      <div className="scrubber-marks" data-row={sideNames[side]}>
        <span className="joint-name" aria-hidden="true">
          {sideNames[side]}
        </span>
        {groups.map((group) => (
          <MarkSign key={group.marks[0]?.step} group={group} />
        ))}
      </div>
    </PlayerContext>
  );
}
