import type { Translate } from '../i18n/translator';

/** Whose own words are wanted: a portrait, since several protocols may share a catalogue. */
export interface Speaker {
  readonly catalogue: string;
}

/** The name of something of a protocol's own, such as `timer.tick`: from its catalogue, else as the protocol writes it. */
export function ownName(t: Translate, { catalogue }: Speaker, key: string): string {
  const id = `${catalogue}.${key}`;
  const text = t(id);
  return text === id ? key.slice(key.indexOf('.') + 1) : text;
}
