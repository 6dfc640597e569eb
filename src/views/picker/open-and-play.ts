import type { ScenarioSource } from '../../player/contract';
import { player } from '../../player/player';
import { prefersCalm } from '../stage/use-motion';

/** Opens a scenario in the place of the present run, closes the dialog in which it was chosen, and plays it. */
export function openAndPlay(scenario: ScenarioSource): void {
  const { open, openDialog, play } = player.getState();
  openDialog(null);
  open(scenario);
  // Whoever prefers less motion starts it by hand.
  if (!prefersCalm()) play();
}
