import { describe, expect, it } from 'vitest';
import { catalogues } from '../i18n/catalogues';
import { languages } from '../i18n/languages';
import { valuesNamedIn } from '../i18n/values-named-in';
import { defaultDraft, fieldsOf } from '../player/cluster-draft';
import { wholeRegistry } from './all-scenarios';
import { buildOffers } from './protocol-forms';

const offers = buildOffers(wholeRegistry);

/** Every text that a form may show, with the values that it gets. */
const said = offers.flatMap(({ entry, form }) => [
  [`app.protocol.${entry.protocol.id}`, []] as const,
  ...form.groups.flatMap(({ label, hint }) => [[label, ['off']] as const, [hint, []] as const]),
  ...fieldsOf(form).flatMap((field) => {
    const limits = 'limits' in field ? ['from', 'to'] : [];
    const choices = field.kind === 'choice' ? field.choices : [];
    return [field.label, field.hint, ...choices.map(({ label }) => label)].map((id) => [id, limits] as const);
  }),
  ...fieldsOf(form).flatMap((field) =>
    (field.kind === 'choice' ? field.choices.map(({ word }) => word) : [field.initial, '1']).map((word) => {
      const { id, values } = form.title({ ...defaultDraft(form), [field.path.join('.')]: word });
      return [id, Object.keys(values)] as const;
    }),
  ),
]);

describe('the forms of the protocols', () => {
  it('are there for every protocol', () => {
    expect(offers.map(({ entry }) => entry)).toEqual(wholeRegistry.entries);
    expect(offers.length).toBeGreaterThan(2);
  });

  it.each(languages)('have words in %s, which name only values that they get', (language) => {
    const ids = said.flatMap(([id, values]) => (id === null ? [] : [{ id, values }]));
    expect(ids.length).toBeGreaterThan(80);
    const textOf = (id: string) => catalogues[language][id.split('.', 1)[0] ?? '']?.[id.slice(id.indexOf('.') + 1)];
    expect(ids.filter(({ id }) => textOf(id) === undefined)).toEqual([]);
    const lacking = ids.flatMap(({ id, values }) =>
      valuesNamedIn(textOf(id) ?? '').flatMap((name) => (values.includes(name as never) ? [] : [`${id}: ${name}`])),
    );
    expect(lacking).toEqual([]);
  });
});
