import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { catalogues } from './catalogues';
import { languages } from './languages';
import { provideTexts } from './translator';

const compiled = new Map<string, CompiledMessage>();

/** Each text is compiled when it is first said: the command line says few of them. */
function compile(text: string): CompiledMessage {
  const known = compiled.get(text) ?? compileMessageOrThrow(text);
  compiled.set(text, known);
  return known;
}

// Importing this file is enough to speak every language, in Node: the command line and the tests do.
for (const language of languages) provideTexts(language, catalogues[language], compile);
