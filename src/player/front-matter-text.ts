type Fields = Readonly<Record<string, unknown>>;

/** Plain data as the YAML of a front matter: maps one entry a line, lists on theirs. */
export function frontMatterText(fields: Fields): string {
  return ['---', ...mapLines(fields, ''), '---', ''].join('\n');
}

/** The fields that are read of that text: maps, lists and texts. */
export const asRead = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, asReadValue(value)]));

function asReadValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asReadValue);
  return isMap(value) ? asRead(value) : String(value);
}

function mapLines(fields: Fields, indent: string): readonly string[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    if (isMap(value)) return [`${indent}${scalar(key)}:`, ...mapLines(value, `${indent}  `)];
    return [`${indent}${scalar(key)}: ${inline(value)}`];
  });
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (isMap(value))
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${scalar(key)}: ${inline(item)}`)
      .join(', ')} }`;
  return scalar(String(value));
}

/** In quotes unless it is surely read back as the same text. JSON's strings are YAML's. */
const scalar = (text: string): string => (/^[A-Za-z0-9_][A-Za-z0-9_./-]*$/.test(text) ? text : JSON.stringify(text));

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
