import type { VerbHelp } from '../../kernel/dialect';

/** A blank of a form such as `set PATH "DATA" [version N]`: a word in capitals. */
export interface RequestField {
  readonly name: string;
  readonly isOptional: boolean;
  readonly isQuoted: boolean;
  /** Words that go before its value where it is given. */
  readonly lead: string;
  readonly example: string;
}

export const verbOf = ({ form }: VerbHelp): string => form.split(' ')[0] ?? '';

/** The blanks of a form, in order, each with what the example has in its place. */
export function fieldsOf({ form, example }: VerbHelp): readonly RequestField[] {
  const examples = wordsOf(example);
  let place = 0;
  return piecesOf(form).flatMap((piece): readonly RequestField[] => {
    const isOptional = piece.startsWith('[');
    const words = piece.replace(/^\[|\]$/g, '').split(' ');
    place += words.length;
    const blank = words.at(-1) ?? '';
    if (!isBlank(blank)) return [];
    const name = blank.replaceAll('"', '');
    const lead = words.slice(0, -1).join(' ');
    return [
      {
        name,
        isOptional,
        isQuoted: blank.startsWith('"'),
        lead,
        example: (examples[place - 1] ?? '').replaceAll('"', ''),
      },
    ];
  });
}

/** The command that sends the request, or null while a blank that must be filled is empty. */
export function requestLine(server: string, help: VerbHelp, texts: Readonly<Record<string, string>>): string | null {
  const words: string[] = [server, verbOf(help)];
  for (const field of fieldsOf(help)) {
    const text = texts[field.name] ?? '';
    if (text === '' && !field.isOptional && !field.isQuoted) return null;
    if (text === '' && field.isOptional) continue;
    if (field.lead !== '') words.push(field.lead);
    words.push(field.isQuoted || needsQuotes(text) ? JSON.stringify(text) : text);
  }
  return words.join(' ');
}

/** A form's words, with what stands in brackets as one. */
const piecesOf = (form: string): readonly string[] => form.match(/\[[^\]]*\]|\S+/g) ?? [];
const wordsOf = (line: string): readonly string[] => line.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? [];
const isBlank = (word: string): boolean => /^"?[A-Z][A-Z_]*"?$/.test(word);
const needsQuotes = (text: string): boolean => /[\s"#\\]/.test(text);
