import { readdirSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { createTranslator } from '../i18n/translator';
import type { AnyTrace } from '../player/contract';
import { entry } from '../views/diagram/diagram-fixture';
import type { Shown } from './stage-still';
import type { Easel } from './stage-svg';

/** Tests have no browser: React writes text, and the style sheets are read as files. */
export const easel: Easel = {
  render: renderToStaticMarkup,
  styles: [new URL('../views/shapes/', import.meta.url), new URL('../views/stage/', import.meta.url)]
    .map(stylesIn)
    .join('\n'),
};

function stylesIn(folder: URL): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.css'));
  return names.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
}

export const shownOf = (trace: AnyTrace, changes: Partial<Shown> = {}): Shown => ({
  ...{ entry, trace, hiddenFamilies: ['ping'], t: createTranslator('en') },
  ...changes,
});
