import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import { usePlayer } from '../../player/use-player';

/** All breakpoints, each with a switch and a way to take it away. */
export function BreakpointList(): JSX.Element {
  const t = useWords();
  const breakpoints = usePlayer((state) => state.breakpoints);
  const toggle = usePlayer((state) => state.toggleBreakpoint);
  const remove = usePlayer((state) => state.removeBreakpoint);
  return (
    <section aria-labelledby="breakpoints-title">
      <h3 id="breakpoints-title">{t('branches.stops.list')}</h3>
      {breakpoints.length === 0 ? <p className="panel-hint">{t('branches.stops.none')}</p> : null}
      <ul className="breakpoints" aria-live="polite" data-testid="breakpoints">
        {breakpoints.map(({ id, text, isOn }) => (
          <li key={id} data-is-on={isOn}>
            <label>
              <input
                type="checkbox"
                aria-label={t('branches.stops.on', { condition: text })}
                checked={isOn}
                onChange={() => toggle(id)}
              />
              <code>{text}</code>
            </label>
            <button
              type="button"
              className="button quiet"
              aria-label={t('branches.stops.remove', { condition: text })}
              title={t('branches.stops.remove', { condition: text })}
              onClick={() => remove(id)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
