import { type JSX, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { BreakpointList } from './breakpoint-list';
import { ConditionForm } from './condition-form';
import { Panel } from './panel';
import { ReadyChoices } from './ready-choices';
import './stops.css';

/** Runs to a condition of the scenario language or stops at it: typed, or put together from ready choices. */
export function StopsPanel({ close }: { readonly close: () => void }): JSX.Element {
  const t = useWords();
  const [text, setText] = useState('');
  return (
    <Panel id="stops-panel" title={t('branches.stops.title')} close={close}>
      <ConditionForm text={text} write={setText} />
      <ReadyChoices take={setText} />
      <BreakpointList />
    </Panel>
  );
}
