import { type FormEvent, type JSX, useMemo, useState } from 'react';
import type { LanguageTag } from '../../i18n/languages';
import { createTranslator, type Translate } from '../../i18n/translator';
import { useSpokenLanguages } from '../../i18n/use-spoken-languages';
import { useWords } from '../../i18n/use-words';
import type { Sentence } from '../../kernel/describe';
import { type Answers, fieldKey } from '../../kernel/setup-form';
import { type BuildOffer, defaultDraft, type ReadDraft, readDraft } from '../../player/cluster-draft';
import { usePlayer } from '../../player/use-player';
import { Modal } from '../modal/modal';
import { openAndPlay } from '../picker/open-and-play';
import { FormGroup } from './form-group';
import { ProtocolField } from './protocol-field';
import './builder.css';

/** A form for a cluster of one's own, of whatever protocol, with the front matter that it amounts to. */
export function Builder({ offers }: { readonly offers: readonly BuildOffer[] }): JSX.Element | null {
  const t = useWords();
  const shown = usePlayer((state) => state.entry.protocol.id);
  const [chosen, choose] = useState(shown);
  // What was typed for one protocol is still there when another has been looked at.
  const [drafts, setDrafts] = useState<Readonly<Record<string, Answers>>>({});
  const offer = offers.find(({ entry }) => entry.protocol.id === chosen) ?? offers[0];
  const read = useReadDraft(offer, drafts[chosen]);
  if (offer === undefined || read === null) return null;
  const draft = drafts[chosen] ?? defaultDraft(offer.form);
  const problems = read.ok ? [] : read.problems;
  const build = (event: FormEvent): void => {
    event.preventDefault();
    if (read.ok) openAndPlay({ id: 'cluster', parts: read.parts });
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
        <ProtocolField offers={offers} chosen={offer.entry.protocol.id} onChoose={choose} />
        {offer.form.groups.map((group) => (
          <FormGroup
            key={`${chosen} ${group.label}`}
            group={group}
            draft={draft}
            problems={problems}
            onChange={(field, answer) => setDrafts({ ...drafts, [chosen]: { ...draft, [fieldKey(field)]: answer } })}
          />
        ))}
        <Preview read={read} />
      </form>
    </Modal>
  );
}

function useReadDraft(offer: BuildOffer | undefined, changed: Answers | undefined): ReadDraft | null {
  const t = useWords();
  const spoken = useSpokenLanguages();
  return useMemo(() => {
    if (offer === undefined) return null;
    const draft = changed ?? defaultDraft(offer.form);
    return readDraft(draft, offer, titlesOf(offer.form.title(draft), t, spoken));
  }, [offer, changed, t, spoken]);
}

/** The name of a cluster in every language that is there, so that it follows the reader. */
function titlesOf(
  { id, values }: Sentence,
  t: Translate,
  spoken: readonly LanguageTag[],
): Readonly<Record<string, string>> {
  const titles = spoken.map((language) => [language, createTranslator(language)(id, values)]);
  return { en: t(id, values), ...Object.fromEntries(titles) };
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
