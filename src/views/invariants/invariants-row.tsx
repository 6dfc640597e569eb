import { type ComponentType, type JSX, memo, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';
import type { InvariantListProps } from './invariant-list';
import { InvariantSign } from './invariant-sign';
import { firstBroken, type InvariantState } from './invariant-states';
import { useInvariantStates } from './use-invariant-states';
import './invariants.css';

interface InvariantsRowProps {
  readonly List: ComponentType<InvariantListProps>;
}

/** A light for each property of the protocol, and a sentence for all of them; choosing one tells in `List` what it says. */
export const InvariantsRow = memo(function InvariantsRow({ List }: InvariantsRowProps): JSX.Element {
  const t = useWords();
  const states = useInvariantStates();
  const [isOpen, setOpen] = useState(false);
  const [sought, seek] = useState<string | null>(null);
  const row = useRef<HTMLElement>(null);
  const listId = useId();
  useClosing(row, isOpen, () => setOpen(false));
  const broken = states.filter((state) => state.broken !== null).length;
  const summary =
    broken === 0
      ? t('invariants.hold', { count: states.length })
      : t('invariants.broken', { count: broken, total: states.length });
  const show = (id: string | null): void => {
    seek(id);
    setOpen(id !== null || !isOpen);
  };
  return (
    <section className="invariants" aria-label={t('invariants.title')} data-testid="invariants" ref={row}>
      <button
        type="button"
        className={`invariants-summary ${broken === 0 ? 'holds' : 'is-broken'}`}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => show(null)}
      >
        <InvariantSign holds={broken === 0} />
        {summary}
      </button>
      {/* That all is well need not be said again and again. */}
      <span className="visually-hidden" role="status">
        {broken === 0 ? '' : summary}
      </span>
      <Lights states={states} onDetails={show} />
      <List id={listId} states={states} isOpen={isOpen} sought={sought} />
    </section>
  );
});

interface LightsProps {
  readonly states: readonly InvariantState[];
  readonly onDetails: (id: string) => void;
}

/** The row of lights. One that shows a cross takes the playhead to the step that broke its property. */
function Lights({ states, onDetails }: LightsProps): JSX.Element {
  const t = useWords();
  const seekStep = usePlayer((state) => state.seekStep);
  // There is room for one name beside the lights: that of the property that was broken first.
  const named = firstBroken(states)?.id;
  return (
    <ul className="invariants-lights" aria-label={t('invariants.lights')}>
      {states.map(({ id, broken }) => {
        const name = t(`invariant.${id}.name`);
        return (
          <li key={id}>
            <button
              type="button"
              className={broken === null ? 'invariant-light holds' : 'invariant-light is-broken'}
              data-invariant={id}
              title={`${name}: ${t(`invariant.${id}`)}`}
              aria-label={t(broken === null ? 'invariants.nameHolds' : 'invariants.nameBroken', { name })}
              onClick={() => {
                if (broken !== null) seekStep(broken.step);
                onDetails(id);
              }}
            >
              <InvariantSign holds={broken === null} />
              {id === named ? <span>{name}</span> : null}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The list closes with Escape and when something else is chosen. */
function useClosing(row: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onPointerDown = ({ target }: Event): void => {
      if (target instanceof Node && row.current?.contains(target) !== true) close();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [row, isOpen, close]);
}
