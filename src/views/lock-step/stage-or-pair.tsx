import type { ComponentType, JSX } from 'react';
import { usePair } from '../../player/pair';
import { NoticeBar } from '../command-box/notice-bar';
import { Stage } from '../stage/stage';

interface StageOrPairProps {
  /** What shows two runs; each of its halves has notices of its own. */
  readonly Pair: ComponentType;
}

/** The stage with what came of the last act, or two of them. */
export function StageOrPair({ Pair }: StageOrPairProps): JSX.Element {
  const isPair = usePair((pair) => pair !== null);
  if (isPair) return <Pair />;
  return (
    <>
      <Stage />
      <NoticeBar />
    </>
  );
}
