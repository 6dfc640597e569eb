import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Pace } from '../../player/contract';
import { currentTrace } from '../../player/selectors';
import { usePlayer } from '../../player/use-player';
import { BranchChooser } from './branch-chooser';
import { Scrubber } from './scrubber';
import { TapeTime } from './tape-time';
import { TransportButtons } from './transport-buttons';
import './tape.css';

/** The controls of time: where the playhead is, how fast it moves, and what there is to find. */
export function Tape(): JSX.Element {
  const t = useWords();
  return (
    <section className="tape" aria-label={t('tape.title')} data-testid="tape">
      <TransportButtons />
      <TapeTime />
      <StepCount />
      <SpeedChooser />
      <PaceChooser />
      <Scrubber />
      <BranchChooser />
    </section>
  );
}

function StepCount(): JSX.Element {
  const t = useWords();
  const step = usePlayer((state) => state.step);
  const steps = usePlayer((state) => currentTrace(state).steps.length);
  return (
    <span className="tape-steps" data-testid="step-count">
      {t('tape.position', { step: step + 1, steps })}
    </span>
  );
}

const speeds = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

function SpeedChooser(): JSX.Element {
  const t = useWords();
  const speed = usePlayer((state) => state.speed);
  const setSpeed = usePlayer((state) => state.setSpeed);
  return (
    <select
      className="field plain tape-speed"
      aria-label={t('tape.speed')}
      data-testid="speed"
      value={speed}
      onChange={({ target }) => setSpeed(Number(target.value))}
    >
      {speeds.map((value) => (
        <option key={value} value={value}>
          {value}×
        </option>
      ))}
    </select>
  );
}

const paces: readonly Pace[] = ['reading', 'even'];

function PaceChooser(): JSX.Element {
  const t = useWords();
  const pace = usePlayer((state) => state.pace);
  const setPace = usePlayer((state) => state.setPace);
  return (
    <select
      className="field plain tape-pace"
      aria-label={t('tape.pace.label')}
      title={t(`tape.pace.${pace}.hint`)}
      data-testid="pace"
      value={pace}
      onChange={({ target }) => setPace(target.value === 'even' ? 'even' : 'reading')}
    >
      {paces.map((value) => (
        <option key={value} value={value}>
          {t(`tape.pace.${value}`)}
        </option>
      ))}
    </select>
  );
}
