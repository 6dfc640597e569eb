import { type JSX, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ProcessId } from '../../kernel/ids';
import { setHover, useHover } from '../../player/hover';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { footHeight, headHeight, laneHeightFor } from './picture';

/** The names of the lanes, at their left and as high as they are. */
export function LaneNames(): JSX.Element {
  const t = useWords();
  const column = useRef<HTMLDivElement>(null);
  const processes = usePlayer((state) => currentTrace(state).setup.processes);
  const laneHeight = useLaneHeight(column, processes.length);
  const height = headHeight + processes.length * laneHeight + footHeight;
  return (
    <div className="diagram-names" ref={column} style={{ height: `${height}px`, paddingTop: `${headHeight}px` }}>
      <div className="diagram-names-head" aria-hidden="true" />
      {processes.map(({ id, name }) => (
        <LaneName key={id} id={id} name={name} height={laneHeight} label={t('diagram.lane', { name })} />
      ))}
      <div className="diagram-names-foot" aria-hidden="true" />
    </div>
  );
}

interface LaneNameProps {
  readonly id: ProcessId;
  readonly name: string;
  readonly height: number;
  readonly label: string;
}

function LaneName({ id, name, height, label }: LaneNameProps): JSX.Element {
  const isHovered = useHover((over) => over?.type === 'process' && over.id === id);
  const isSelected = usePlayer(({ selection }) => selection?.type === 'process' && selection.id === id);
  const select = usePlayer((state) => state.select);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="diagram-name"
      style={{ height: `${height}px` }}
      aria-label={label}
      aria-pressed={isSelected}
      data-is-hovered={isHovered}
      onPointerEnter={() => setHover({ type: 'process', id })}
      onPointerLeave={() => setHover(null)}
      onClick={() => select({ type: 'process', id })}
    >
      {name}
    </button>
  );
}

/** Lanes share the room that there is; where they are too many for it, they are scrolled. */
function useLaneHeight(column: RefObject<HTMLElement | null>, lanes: number): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const scroller = column.current?.parentElement;
    if (scroller === null || scroller === undefined) return;
    const observer = new ResizeObserver(() => setRoom(scroller.clientHeight));
    observer.observe(scroller);
    setRoom(scroller.clientHeight);
    return () => observer.disconnect();
  }, [column]);
  return laneHeightFor(lanes, room);
}
