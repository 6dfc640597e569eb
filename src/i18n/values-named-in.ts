import { type CompiledMessage, compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

/** The placeholders of a text as it is written, each once, in the order of the alphabet. */
export const valuesNamedIn = (text: string): readonly string[] =>
  [...new Set(namesIn(compileMessageOrThrow(text)))].sort();

const namesIn = (message: CompiledMessage): readonly string[] =>
  message.flatMap((token) => {
    if (typeof token === 'string') return [];
    const [name, , choices] = token;
    const nested = typeof choices === 'object' && choices !== null ? Object.values(choices) : [];
    return [name, ...nested.flatMap((choice: unknown) => (Array.isArray(choice) ? namesIn(choice) : []))];
  });
