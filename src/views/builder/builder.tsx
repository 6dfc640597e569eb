import { type FormEvent, type JSX, useMemo, useState } from 'react';
import type { LanguageTag } from '../../i18n/languages';
import { createTranslator, type Translate } from '../../i18n/translator';
import { useSpokenLanguages } from '../../i18n/use-spoken-languages';
import { useWords } from '../../i18n/use-words';
import type { Problem } from '../../kernel/dialect';
import type { Rule } from '../../kernel/protocol';
import { type ClusterDraft, defaultDraft, type ReadDraft, readDraft, switches } from '../../player/cluster-draft';
import type { ProtocolEntry, ScenarioSource } from '../../player/contract';
import { player } from '../../player/player';
import { Modal } from '../modal/modal';
import { DraftField } from './draft-field';
import { problemAt } from './problem-at';
import './builder.css';

/** A form for a cluster of one's own, with the front matter that it amounts to. */
export function Builder({ entry }: { readonly entry: ProtocolEntry }): JSX.Element {
  const t = useWords();
  const [draft, setDraft] = useState<ClusterDraft>(() => defaultDraft(entry));
  const spoken = useSpokenLanguages();
  const read = useMemo(() => readDraft(draft, entry, titlesOf(draft, t, spoken)), [draft, entry, t, spoken]);
  const problems = read.ok ? [] : read.problems;
  const change = (changes: Partial<ClusterDraft>): void => setDraft({ ...draft, ...changes });
  const build = (event: FormEvent): void => {
    event.preventDefault();
    if (read.ok) openCluster(read.parts);
  };
  return (
    <Modal
      id="builder"
      title={t('builder.title')}
      footer={
        <button type="submit" form="builder-form" className="button primary" data-testid="build" disabled={!read.ok}>
          {t('builder.build')}
        </button>
      }
    >
      <form id="builder-form" className="builder" onSubmit={build}>
        <MemberFields draft={draft} problems={problems} onChange={change} />
        <TimingFields draft={draft} problems={problems} onChange={change} />
        <ConfigFields draft={draft} problems={problems} onChange={change} />
        <RuleFields rules={switches(entry)} draft={draft} onChange={change} />
        <Preview read={read} />
      </form>
    </Modal>
  );
}

/** The name of a cluster in every language that is there, so that it follows the reader. */
function titlesOf(
  { servers, observers }: ClusterDraft,
  t: Translate,
  spoken: readonly LanguageTag[],
): Readonly<Record<string, string>> {
  const id = Number(observers) > 0 ? 'builder.clusterWithObservers' : 'builder.cluster';
  const titles = spoken.map((language) => [language, createTranslator(language)(id, { servers, observers })]);
  return { en: t(id, { servers, observers }), ...Object.fromEntries(titles) };
}

function openCluster(parts: ScenarioSource['parts']): void {
  const { open, openDialog, play } = player.getState();
  openDialog(null);
  open({ id: 'cluster', parts });
  if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) play();
}

interface FieldsProps {
  readonly draft: ClusterDraft;
  readonly onChange: (changes: Partial<ClusterDraft>) => void;
}
type CheckedFieldsProps = FieldsProps & { readonly problems: readonly Problem[] };

function MemberFields({ draft, problems, onChange }: CheckedFieldsProps): JSX.Element {
  const t = useWords();
  return (
    <fieldset>
      <legend>{t('builder.members')}</legend>
      <DraftField
        name="servers"
        label={t('builder.servers')}
        value={draft.servers}
        isNumber
        problem={problemAt(problems, ['servers'])}
        onChange={(servers) => onChange({ servers })}
      />
      <DraftField
        name="observers"
        label={t('builder.observers')}
        value={draft.observers}
        isNumber
        problem={problemAt(problems, ['observers'])}
        onChange={(observers) => onChange({ observers })}
      />
      <label className="draft-field">
        <span>{t('builder.start')}</span>
        <select
          className="field"
          name="start"
          value={draft.start}
          onChange={({ target }) => onChange({ start: target.value })}
        >
          <option value="all">{t('builder.start.all')}</option>
          <option value="none">{t('builder.start.none')}</option>
        </select>
      </label>
    </fieldset>
  );
}

function TimingFields({ draft, problems, onChange }: CheckedFieldsProps): JSX.Element {
  const t = useWords();
  return (
    <fieldset>
      <legend>{t('builder.chance')}</legend>
      <DraftField
        name="seed"
        label={t('builder.seed')}
        value={draft.seed}
        isNumber
        problem={problemAt(problems, ['seed'])}
        onChange={(seed) => onChange({ seed })}
      />
      <DraftField
        name="latency"
        label={t('builder.latency')}
        value={draft.latency}
        problem={problemAt(problems, ['timing', 'latency'])}
        onChange={(latency) => onChange({ latency })}
      />
      <DraftField
        name="disk"
        label={t('builder.disk')}
        value={draft.disk}
        problem={problemAt(problems, ['timing', 'disk'])}
        onChange={(disk) => onChange({ disk })}
      />
    </fieldset>
  );
}

function ConfigFields({ draft, problems, onChange }: CheckedFieldsProps): JSX.Element {
  const t = useWords();
  return (
    <fieldset className="draft-config">
      <legend>{t('builder.config')}</legend>
      {Object.entries(draft.config).map(([key, value]) => (
        <DraftField
          key={key}
          name={key}
          label={key}
          hint={t(`builder.config.${key}`)}
          value={value}
          isNumber
          problem={problemAt(problems, ['config', key])}
          onChange={(changed) => onChange({ config: { ...draft.config, [key]: changed } })}
        />
      ))}
    </fieldset>
  );
}

interface RuleFieldsProps extends FieldsProps {
  readonly rules: readonly Rule[];
}

function RuleFields({ rules, draft, onChange }: RuleFieldsProps): JSX.Element {
  const t = useWords();
  const { rulesOff } = draft;
  const toggle = (id: string): void =>
    onChange({ rulesOff: rulesOff.includes(id) ? rulesOff.filter((rule) => rule !== id) : [...rulesOff, id] });
  return (
    <details className="draft-rules">
      <summary>{t('builder.rules', { off: rulesOff.length })}</summary>
      <p className="draft-hint">{t('builder.rulesHint')}</p>
      {rules.map(({ id, source }) => (
        <label key={id} className="draft-rule">
          <input type="checkbox" name={`rule-${id}`} checked={!rulesOff.includes(id)} onChange={() => toggle(id)} />
          <span>
            <code>{id}</code> {t(`rules.${id}`)} <span className="draft-hint">{source}</span>
          </span>
        </label>
      ))}
    </details>
  );
}

function Preview({ read }: { readonly read: ReadDraft }): JSX.Element {
  const t = useWords();
  return (
    <div className="draft-preview">
      <h3>{t('builder.preview')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <pre data-testid="builder-preview" tabIndex={0}>
        {read.ok ? read.text : t('builder.unfinished')}
      </pre>
    </div>
  );
}
