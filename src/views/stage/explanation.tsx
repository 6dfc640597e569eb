import type { JSX } from 'react';
import { tipOf } from './tip';
import { Tooltip } from './tooltip';
import type { OpenTip } from './use-pointing';
import type { StageScene } from './use-stage';

interface ExplanationProps {
  readonly scene: StageScene;
  readonly tip: OpenTip;
}

/** What is told of the thing that is pointed at, as long as it is there. */
export function Explanation({ scene, tip }: ExplanationProps): JSX.Element | null {
  const found = tipOf(tip.key, { ...scene, playhead: scene.player.getState().playhead });
  return found === null ? null : <Tooltip tip={found} anchor={tip.anchor} />;
}
