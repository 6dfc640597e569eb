/**
 * Reads a trace in the Informal Trace Format as Apalache does (ItfJsonToTla.scala): `#meta` with the types of just the
 * variables that `vars` names, and states that hold just these, each value of its type. The complaint, or null.
 */
export function itfComplaint(file: string): string | null {
  const { '#meta': meta, vars, states } = JSON.parse(file);
  const types: Readonly<Record<string, string>> = meta.varTypes;
  if (String(Object.keys(types).sort()) !== String([...vars].sort())) return 'Missing or spurious type annotations';
  for (const [index, { '#meta': _, ...state }] of states.entries()) {
    if (String(Object.keys(state).sort()) !== String([...vars].sort())) return `Variables of state ${index}`;
    for (const [name, value] of Object.entries(state)) {
      const wrong = mismatch(value, parseType(types[name] ?? ''));
      if (wrong !== null) return `${name} of state ${index}: ${wrong}`;
    }
  }
  return null;
}

type Type =
  | { readonly kind: 'Str' | 'Int' | 'Bool' }
  | { readonly kind: 'Seq'; readonly of: Type }
  | { readonly kind: 'map'; readonly from: Type; readonly to: Type }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, Type>> };

/** The part of Apalache's grammar of types (ADR-002) that it takes: Str, Int, Seq(T), { f: T, ... }, T -> T. */
function parseType(text: string): Type {
  const words = text.match(/->|[A-Za-z_]\w*|[(){}:,]/g) ?? [];
  const take = (wanted?: string): string => {
    const word = words.shift() ?? '';
    if (wanted !== undefined && word !== wanted) throw new Error(`${wanted} expected in ${text}`);
    return word;
  };
  const simple = (): Type => {
    const word = take();
    if (word === 'Str' || word === 'Int' || word === 'Bool') return { kind: word };
    if (word === 'Seq') {
      take('(');
      const of = whole();
      take(')');
      return { kind: 'Seq', of };
    }
    if (word !== '{') throw new Error(`no type: ${word}`);
    const fields: Record<string, Type> = {};
    do {
      const name = take();
      take(':');
      fields[name] = whole();
    } while (take() === ',');
    return { kind: 'record', fields };
  };
  const whole = (): Type => {
    const from = simple();
    if (words[0] !== '->') return from;
    take('->');
    return { kind: 'map', from, to: whole() };
  };
  const type = whole();
  if (words.length > 0) throw new Error(`more than a type: ${words.join(' ')}`);
  return type;
}

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const isOnly = (value: unknown, key: string): value is Data => isData(value) && String(Object.keys(value)) === key;
const first = (complaints: readonly (string | null)[]): string | null =>
  complaints.find((text) => text !== null) ?? null;

function mismatch(value: unknown, type: Type): string | null {
  const wrong = `${JSON.stringify(value)} is no ${type.kind}`;
  switch (type.kind) {
    case 'Bool':
      return typeof value === 'boolean' ? null : wrong;
    case 'Str':
      return typeof value === 'string' && !/^[a-zA-Z0-9_]+_OF_[A-Z_][A-Z0-9_]*$/.test(value) ? null : wrong;
    case 'Int':
      return isOnly(value, '#bigint') && /^-?\d+$/.test(String(value['#bigint'])) ? null : wrong;
    case 'Seq':
      return Array.isArray(value) ? first(value.map((element) => mismatch(element, type.of))) : wrong;
    case 'record': {
      if (!isData(value) || String(Object.keys(value).sort()) !== String(Object.keys(type.fields).sort())) return wrong;
      return first(Object.entries(type.fields).map(([name, of]) => mismatch(value[name], of)));
    }
    case 'map': {
      if (!isOnly(value, '#map') || !Array.isArray(value['#map'])) return wrong;
      const pairs: readonly unknown[] = value['#map'];
      return first(
        pairs.map((pair) =>
          Array.isArray(pair) && pair.length === 2
            ? first([mismatch(pair[0], type.from), mismatch(pair[1], type.to)])
            : `no pair: ${JSON.stringify(pair)}`,
        ),
      );
    }
  }
}
