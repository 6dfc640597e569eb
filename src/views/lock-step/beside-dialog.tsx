import { type FormEvent, type JSX, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import type { BuildOffer } from '../../player/cluster-draft';
import type { CommandProblem, ScenarioSource } from '../../player/contract';
import { player } from '../../player/player';
import { type Made, runOfBranch, runOfScenario, type Workshop } from '../../player/second-run';
import { usePlayer } from '../../player/use-player';
import { ProblemText } from '../command-box/problem-text';
import { Modal } from '../modal/modal';
import type { ScenarioGroup } from '../picker/scenario-groups';
import { BranchChoice } from './branch-choice';
import { PartnerButton } from './partner-button';
import { putBeside } from './put-beside';
import { ScenarioChoice } from './scenario-choice';
import { SetupChoice } from './setup-choice';

export interface BesidePorts {
  readonly workshop: Workshop;
  readonly offers: readonly BuildOffer[];
  readonly groups: readonly ScenarioGroup[];
}

/** What a run is put beside: itself in another setup, another line of its history, or another scenario. */
export type Way = 'setup' | 'branch' | 'scenario';
const ways: readonly Way[] = ['setup', 'branch', 'scenario'];

/** Asks what is to stand beside the present run, and puts it there. */
export function BesideDialog({ workshop, offers, groups }: BesidePorts): JSX.Element {
  const { registry } = workshop;
  const t = useWords();
  const hasBranches = usePlayer((state) => state.branches.length > 1);
  const [way, setWay] = useState<Way>('setup');
  const [problem, setProblem] = useState<CommandProblem | null>(null);
  const [ready, setReady] = useState<ScenarioSource | number | null>(null);
  const begin = (made: Made): void => {
    if (!made.ok) setProblem(made.problem);
    else putBeside(made.run, workshop);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const state = player.getState();
    if (typeof ready === 'number') begin({ ok: true, run: runOfBranch(state, ready, workshop) });
    else if (ready !== null) begin(runOfScenario(ready, workshop, state));
  };
  const choose = (chosen: Way): void => {
    setWay(chosen);
    setReady(null);
    setProblem(null);
  };
  const possible = useMemo(() => ways.filter((each) => each !== 'branch' || hasBranches), [hasBranches]);
  return (
    <Modal
      id="beside"
      title={t('lock-step.dialog.title')}
      footer={
        <button
          type="submit"
          form="beside-form"
          className="button primary"
          data-testid="put-beside"
          disabled={ready === null}
        >
          {t('lock-step.dialog.begin')}
        </button>
      }
    >
      <form id="beside-form" className="beside" onSubmit={submit}>
        <p className="beside-hint">{t('lock-step.dialog.hint')}</p>
        <PartnerButton
          registry={registry}
          choose={(source) => begin(runOfScenario(source, workshop, player.getState()))}
        />
        <fieldset className="beside-ways">
          <legend className="visually-hidden">{t('lock-step.dialog.way')}</legend>
          {possible.map((each) => (
            <label key={each}>
              <input type="radio" name="way" value={each} checked={way === each} onChange={() => choose(each)} />
              {t(`lock-step.dialog.way.${each}`)}
            </label>
          ))}
        </fieldset>
        {way === 'setup' ? <SetupChoice offers={offers} registry={registry} choose={setReady} /> : null}
        {way === 'branch' ? <BranchChoice choose={setReady} /> : null}
        {way === 'scenario' ? <ScenarioChoice registry={registry} groups={groups} choose={setReady} /> : null}
        {problem === null ? null : (
          <div role="alert" className="beside-problem">
            <ProblemText problem={problem} />
          </div>
        )}
      </form>
    </Modal>
  );
}
