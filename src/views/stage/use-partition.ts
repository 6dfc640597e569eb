import { useEffect, useRef, useState } from 'react';
import { usePlayerStore } from '../../player/use-player';
import type { PartitionShape, PenCallbacks, Sides } from './gestures/partition-pen';
import type { StageModel } from './model';
import { partitionCommand } from './sides';

/** The partition that is being drawn. */
export interface Partition extends Omit<PenCallbacks, 'layout'> {
  readonly shape: PartitionShape;
  /** Servers that it parts from others. */
  readonly parted: readonly number[];
  /** What the loops make, before they are said to be all. */
  readonly drawn: Sides | null;
  setShape(shape: PartitionShape): void;
  /** Carries out the command that makes it, and puts the tool away. */
  apply(command: string): void;
}

const nobody: readonly number[] = [];

export function usePartition({ servers }: StageModel): Partition {
  const player = usePlayerStore();
  const [shape, setShape] = useState<PartitionShape>('line');
  const [parted, setParted] = useState(nobody);
  const [drawn, setDrawn] = useState<Sides | null>(null);
  const apply = (command: string): void => {
    player.getState().setTool(null);
    player.getState().command(command);
  };
  const finish = (sides: Sides): void =>
    apply(partitionCommand(sides.map((side) => side.map((i) => servers[i]?.name ?? ''))));
  useEnter(drawn === null ? null : () => finish(drawn));
  // A pointer moves often, and mostly changes nothing.
  const preview = (now: readonly number[]): void =>
    setParted((before) => (before.join() === now.join() ? before : now));
  return { shape, setShape, parted, drawn, preview, loops: setDrawn, finish, apply };
}

/** Enter finishes what is drawn, wherever the focus is: it was left behind when drawing began. */
function useEnter(finish: (() => void) | null): void {
  const latest = useRef(finish);
  latest.current = finish;
  const isOn = finish !== null;
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current?.();
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [isOn]);
}
