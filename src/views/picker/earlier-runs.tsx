import { type JSX, useEffect, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Sentence } from '../../kernel/describe';
import { usePlayer } from '../../player/use-player';

/** A run that this browser has kept from an earlier visit or another tab. */
export interface EarlierRun {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly steps: number;
  readonly branches: number;
}

/** Where earlier runs are, and what can be done with one; a sentence where something cannot be done. */
export interface EarlierRuns {
  list(): Promise<{ readonly runs: readonly EarlierRun[]; readonly problem: Sentence | null }>;
  open(id: string): Promise<void>;
  forget(id: string): Promise<void>;
  openFile(file: File): void;
}

/** The reader's own runs: those that were kept, newest first, and those in files. */
export function EarlierRunList({ earlier }: { readonly earlier: EarlierRuns }): JSX.Element {
  const t = useWords();
  const [runs, setRuns] = useState<readonly EarlierRun[]>([]);
  const [problem, setProblem] = useState<Sentence | null>(null);
  const read = (): void => {
    void earlier.list().then((found) => {
      setRuns(found.runs);
      setProblem(found.problem);
    });
  };
  useEffect(read, [earlier]);
  return (
    <section className="picker-group" aria-labelledby="picker-own">
      <h3 id="picker-own">{t('picker.own')}</h3>
      <FileChoice openFile={earlier.openFile} />
      {problem === null ? null : <p role="alert">{t(problem.id, problem.values)}</p>}
      <ul className="earlier-runs">
        {runs.map((run) => (
          <li key={run.id}>
            <Earlier run={run} open={() => earlier.open(run.id)} forget={() => earlier.forget(run.id).then(read)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileChoice({ openFile }: Pick<EarlierRuns, 'openFile'>): JSX.Element {
  const t = useWords();
  const openDialog = usePlayer((state) => state.openDialog);
  return (
    <label className="file-choice">
      <span>{t('picker.file')}</span>
      <input
        type="file"
        accept=".json,.jsonl,application/json"
        data-testid="open-file"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file === undefined) return;
          openDialog(null);
          openFile(file);
        }}
      />
    </label>
  );
}

interface EarlierProps {
  readonly run: EarlierRun;
  open(): Promise<void>;
  forget(): Promise<void>;
}

function Earlier({ run, open, forget }: EarlierProps): JSX.Element {
  const t = useWords();
  const language = usePlayer((state) => state.language);
  const openDialog = usePlayer((state) => state.openDialog);
  const { title, steps, branches } = run;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(run.savedAt);
  return (
    <div className="earlier-run">
      <button
        type="button"
        className="scenario-card"
        onClick={() => {
          openDialog(null);
          void open();
        }}
      >
        <span className="scenario-title">{title}</span>
        <span className="scenario-summary">{t('picker.ownSummary', { when, steps, branches })}</span>
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={t('picker.forget', { title, when })}
        onClick={() => void forget()}
      >
        ✕
      </button>
    </div>
  );
}
