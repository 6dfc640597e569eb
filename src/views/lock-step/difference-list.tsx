import { Fragment, type JSX, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { type Difference, namesIn } from '../../player/differences';
import { endLockStep, setMirrored } from '../../player/lock-step';
import type { Pair } from '../../player/pair';
import { player } from '../../player/player';
import { useRun } from '../../player/use-player';
import { differenceLabel, differenceValue } from '../branches/difference-words';
import { timeText } from '../events/time-text';
import { sideNames } from './side-names';
import { useParting } from './use-differences';
import '../branches/compare.css';

interface DifferenceListProps {
  readonly pair: Pair;
  readonly differences: readonly Difference[];
}

/** Below this height of the window, in CSS pixels, the stages need the room. */
const tall = 800;

/** What differs now, process by process, and what concerns both runs. */
export function DifferenceList({ pair, differences }: DifferenceListProps): JSX.Element {
  const t = useWords();
  const [isOpen, setOpen] = useState(() => window.innerHeight >= tall);
  const isAlike = differences.length === 0;
  return (
    <section className="differences" aria-label={t('lock-step.differences')} data-testid="differences">
      <header className="differences-head">
        <p data-testid="difference-count">
          {isAlike
            ? t('lock-step.alike')
            : t('lock-step.differ', { count: differences.length, processes: namesIn(differences).length })}
        </p>
        {isAlike ? null : (
          <button type="button" className="compare-link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'lock-step.hide' : 'lock-step.show')}
          </button>
        )}
        <PartingLink pair={pair} />
        <label className="differences-mirror">
          <input
            type="checkbox"
            checked={pair.isMirrored}
            data-testid="mirror"
            onChange={({ target }) => setMirrored(target.checked)}
          />
          {t('lock-step.mirror')}
        </label>
        <button type="button" className="button" data-testid="end-lock-step" onClick={endLockStep}>
          {t('lock-step.end')}
        </button>
      </header>
      {isAlike || !isOpen ? null : <Rows pair={pair} differences={differences} />}
    </section>
  );
}

function Rows({ pair, differences }: DifferenceListProps): JSX.Element {
  const t = useWords();
  const first = useRun(pair.runs[0], ({ entry }) => entry.portrait);
  const second = useRun(pair.runs[1], ({ entry }) => entry.portrait);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <div className="differences-rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td colSpan={2} />
            <th scope="col">{sideNames[0]}</th>
            <th scope="col">{sideNames[1]}</th>
          </tr>
        </thead>
        <tbody>
          {namesIn(differences).map((name) => {
            const own = differences.filter((each) => each.name === name);
            return (
              <Fragment key={name}>
                {own.map(({ key, values }, i) => (
                  <tr key={key}>
                    {i === 0 ? (
                      <th scope="rowgroup" rowSpan={own.length}>
                        {name}
                      </th>
                    ) : null}
                    <th scope="row">{differenceLabel(key, t, values[0] === '' ? second : first)}</th>
                    <td>{differenceValue(key, values[0], t, first)}</td>
                    <td>{differenceValue(key, values[1], t, second)}</td>
                  </tr>
                ))}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function PartingLink({ pair }: { readonly pair: Pair }): JSX.Element | null {
  const t = useWords();
  const { at } = useParting(pair.runs);
  if (at === null) return null;
  return (
    <button type="button" className="compare-link" data-testid="parting" onClick={() => player.getState().stopAt(at)}>
      {t('lock-step.parting', { time: timeText(at) })}
    </button>
  );
}
