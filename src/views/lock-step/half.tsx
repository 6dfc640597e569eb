import { type JSX, useMemo } from 'react';
import { useWords } from '../../i18n/use-words';
import { lookAt, otherSide, type Pair, type Side } from '../../player/pair';
import { PlayerContext } from '../../player/use-player';
import { NoticeBar } from '../command-box/notice-bar';
import { BesideContext } from '../stage/beside';
import { Stage } from '../stage/stage';
import { HalfHead } from './half-head';
import { HalfInvariants } from './half-invariants';
import { OfferBar } from './offer-bar';
import { sideNames } from './side-names';

interface HalfProps {
  readonly side: Side;
  readonly pair: Pair;
  /** Names of the processes that are not the same in the other run. */
  readonly differing: ReadonlySet<string>;
}

/** One of two runs, whole: whoever points into it turns the page to it. */
export function Half({ side, pair, differing }: HalfProps): JSX.Element {
  const t = useWords();
  const isLookedAt = pair.side === side;
  const beside = useMemo(() => ({ name: sideNames[side], differing }), [side, differing]);
  return (
    <PlayerContext value={pair.runs[side]}>
      <BesideContext value={beside}>
        <section
          className="half"
          aria-label={t('lock-step.side', { name: sideNames[side] })}
          aria-current={isLookedAt}
          data-testid={`half-${sideNames[side]}`}
          onPointerDownCapture={() => lookAt(side)}
          onFocusCapture={() => lookAt(side)}
        >
          <HalfHead side={side} other={pair.runs[otherSide(side)]} isLookedAt={isLookedAt} />
          <div className="half-stage">
            <Stage />
            <NoticeBar />
          </div>
          {pair.offer?.to === side ? <OfferBar offer={pair.offer} /> : null}
          <HalfInvariants />
        </section>
      </BesideContext>
    </PlayerContext>
  );
}
