import { type JSX, memo, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ProcessId } from '../../kernel/ids';
import { currentTrace } from '../../player/selectors';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { EventFilters } from './event-filters';
import { EventTable } from './event-table';
import { type Matches, matchSteps, passes, type StepFilter } from './step-filter';
import { stepPlace, stepTitle } from './step-words';
import { useSummaries } from './use-summaries';
import './events.css';

/** Every step of the run as a row; filtered, windowed, and followed while the run plays. */
export const EventList = memo(function EventList(): JSX.Element {
  const t = useWords();
  const [process, setProcess] = useState<ProcessId | null>(null);
  const [text, setText] = useState('');
  const matches = useMatches(process, useDeferredValue(text.trim()));
  const total = useCalmPlayer((state) => currentTrace(state).steps.length);
  return (
    <section className="events" aria-label={t('events.title')} data-testid="events">
      <EventFilters
        process={process}
        text={text}
        count={t('events.count', { shown: matches.rows.length, total })}
        onProcess={setProcess}
        onText={setText}
      />
      <EventTable rows={matches.rows} />
    </section>
  );
});

/** The steps that pass the filter. The last answer is kept, so that a growing run asks only about what is new. */
function useMatches(process: ProcessId | null, text: string): Matches {
  const t = useWords();
  const trace = useCalmPlayer(currentTrace);
  const hidden = usePlayer((state) => state.hiddenFamilies);
  const portrait = usePlayer((state) => state.entry.portrait);
  const summaryOf = useSummaries();
  const filter = useMemo((): StepFilter => ({ hidden, process, text }), [hidden, process, text]);
  const known = useRef<Matches | null>(null);
  return useMemo(() => {
    const rowText = (summary: ReturnType<typeof summaryOf>): string =>
      `${stepTitle(summary, t, portrait)} ${stepPlace(summary, trace.setup)}`;
    const isMatch = (step: Parameters<typeof summaryOf>[0]): boolean => passes(filter, summaryOf(step), rowText);
    known.current = matchSteps(known.current, trace.steps, { key: filter, isMatch });
    return known.current;
  }, [trace, filter, summaryOf, t, portrait]);
}
