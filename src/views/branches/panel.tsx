import { type JSX, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { useWords } from '../../i18n/use-words';
import './panel.css';

interface PanelProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly close: () => void;
}

/**
 * Opens above the tape and stays while the run is looked at, played and changed. It is not modal: the keys of the page work in it.
 * What has `data-gets-focus` in it has the focus first.
 */
export function Panel({ id, title, children, close }: PanelProps): JSX.Element {
  const t = useWords();
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector<HTMLElement>('[data-gets-focus]')?.focus();
  }, []);
  useRoomAbove(box);
  return (
    <section
      ref={box}
      id={id}
      className="panel"
      data-testid={id}
      aria-labelledby={`${id}-title`}
      onKeyDown={(event) => closeByKey(event, close)}
    >
      <header className="panel-header">
        <h2 id={`${id}-title`}>{title}</h2>
        <button type="button" className="button quiet" onClick={close} aria-label={t('app.close')}>
          ✕
        </button>
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}

export function closeByKey(event: KeyboardEvent, close: () => void): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  close();
}

const edge = 8;

/** It may be as high as the room between the tape and the header of the page, which it leaves free. */
function useRoomAbove(box: React.RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const panel = box.current;
    const below = panel?.parentElement;
    if (!panel || !below) return;
    const measure = (): void => {
      const top = Math.max(0, panel.closest('.layout')?.getBoundingClientRect().top ?? 0);
      panel.style.setProperty('--room-above', `${below.getBoundingClientRect().top - top - 2 * edge}px`);
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [box]);
}
