import { type ComponentType, type JSX, memo } from 'react';
import { useWords } from '../../i18n/use-words';
import type { Pace } from '../../player/contract';
import { usePair } from '../../player/pair';
import { currentTrace } from '../../player/selectors';
import { useCalmPlayer, usePlayer } from '../../player/use-player';
import { BranchButton } from './branch-button';
import { HistoryButtons } from './history-buttons';
import { Scrubber } from './scrubber';
import { StopButton } from './stop-button';
import { TapeTime } from './tape-time';
import { TransportButtons } from './transport-buttons';
import { useOpenPart } from './use-open-part';
import './tape.css';

/** What opens from the tape: fetched when it is first opened. */
export interface TapeParts {
  readonly Branches: ComponentType<{ readonly close: () => void; readonly compare: () => void }>;
  readonly Compare: ComponentType<{ readonly close: () => void }>;
  readonly Stops: ComponentType<{ readonly close: () => void }>;
  /** In the place of the tape of one run, where two share it. */
  readonly Joint: ComponentType;
}

/** The controls of time: where the playhead is, how fast it moves, and what there is to find. */
export const Tape = memo(function Tape({ Branches, Compare, Stops, Joint }: TapeParts): JSX.Element {
  const t = useWords();
  const { open, toggle, show, close } = useOpenPart();
  const isPair = usePair((pair) => pair !== null);
  return (
    <section className="tape" aria-label={t('tape.title')} data-testid="tape">
      {open === 'branches' ? <Branches close={close} compare={() => show('compare')} /> : null}
      <div className="tape-row">
        {open === 'compare' ? <Compare close={close} /> : null}
        {open === 'stops' ? <Stops close={close} /> : null}
        <TransportButtons />
        <HistoryButtons />
        <TapeTime />
        <StepCount />
        <SpeedChooser />
        <PaceChooser />
        {isPair ? <Joint /> : <Scrubber />}
        <StopButton isOpen={open === 'stops'} toggle={() => toggle('stops')} />
        <BranchButton isOpen={open === 'branches'} toggle={() => toggle('branches')} />
      </div>
    </section>
  );
});

function StepCount(): JSX.Element {
  const t = useWords();
  const step = useCalmPlayer((state) => state.step);
  const steps = useCalmPlayer((state) => currentTrace(state).steps.length);
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
