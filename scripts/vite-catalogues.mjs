import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

/**
 * Compiles the texts of the catalogues, so that the page needs no reader of ICU MessageFormat.
 * @returns {import('vite').Plugin}
 */
export function compiledCatalogues() {
  return {
    name: 'compiled-catalogues',
    enforce: 'pre',
    transform(code, id) {
      return /[/\\]src[/\\]i18n[/\\][^/\\]+[/\\][^/\\]+\.json$/.test(id) ? { code: compiled(code), map: null } : null;
    },
  };
}

/**
 * A catalogue with what a message compiles to; a text that is said as it stands remains a text, which is shorter.
 * @param {string} catalogue
 * @returns {string}
 */
export function compiled(catalogue) {
  /** @type {Readonly<Record<string, string>>} */
  const texts = JSON.parse(catalogue);
  const entries = Object.entries(texts).map(([id, text]) => [id, compiledText(text)]);
  return JSON.stringify(Object.fromEntries(entries));
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function compiledText(text) {
  const message = compileMessageOrThrow(text);
  const [only] = message;
  return message.length === 1 && typeof only === 'string' ? only : message;
}
