import type { Sentence } from '../kernel/describe';
import { crc32 } from '../trace-formats/crc32';
import { fromBase64Url, toBase64Url } from './base64url';
import { deflate, inflate } from './deflate';
import { limits } from './limits';
import { type Place, placeFragment, readPlace } from './place';
import { readSavedRun, type SavedRun } from './saved-run';

/** Of the link, not of what it holds: how it is packed. */
const linkVersion = '1';
const runKey = 'run=';
const placeKey = 'scenario=';

export type MadeLink =
  /** `isLong`: some programs cut such a link off when it is passed on. */
  | { readonly ok: true; readonly link: string; readonly isLong: boolean }
  | { readonly ok: false; readonly problem: Sentence };

/** The address that opens a saved run. `base` is the page's own; whatever fragment it has is replaced. */
export async function linkOf(saved: SavedRun, base: string): Promise<MadeLink> {
  // What could not be read again is not handed out.
  const read = readSavedRun(saved);
  if (!read.ok) return read;
  const fragment = placeFragment(saved) ?? (await packed(saved));
  if (fragment === null) return refused('cannotPack');
  if (fragment.length > limits.link)
    return { ok: false, problem: { id: 'sharing.limit.link', values: { found: fragment.length, most: limits.link } } };
  const link = `${base.replace(/#.*$/s, '')}#${fragment}`;
  return { ok: true, link, isLong: link.length > limits.comfortableLink };
}

/** Length and checksum stand before the data, so that a link that was cut off or changed is known as such. */
async function packed(saved: SavedRun): Promise<string | null> {
  const text = JSON.stringify(saved);
  const data = await deflate(text);
  if (data === null) return null;
  const bytes = new Uint8Array(headLength + data.length);
  const head = new DataView(bytes.buffer);
  head.setUint32(0, data.length);
  head.setUint32(4, checksumOf(text));
  bytes.set(data, headLength);
  return `${runKey}${linkVersion}.${toBase64Url(bytes)}`;
}

const headLength = 8;
const checksumOf = (text: string): number => Number.parseInt(crc32(text), 16);

/** What an address asks for. */
export type Linked =
  | { readonly type: 'nothing' }
  | { readonly type: 'run'; readonly saved: SavedRun }
  | { readonly type: 'place'; readonly place: Place }
  | { readonly type: 'problem'; readonly problem: Sentence };

/** Reads the fragment of an address, or else its query (`?scenario=...`). Both may begin with their `#` and `?`. */
export async function readLink(address: { readonly hash: string; readonly search: string }): Promise<Linked> {
  const fragment = address.hash.replace(/^#/, '');
  if (fragment.startsWith(runKey)) return readRun(fragment.slice(runKey.length));
  if (fragment.startsWith(placeKey)) return asLinked(readPlace(fragment));
  if (fragment === '' || isAnchor(fragment)) return inQuery(address.search);
  return problem(isBeginning(fragment) ? 'cutOff' : 'foreign');
}

/** The name of a place on the page, and not a link that somebody changed. */
const isAnchor = (fragment: string): boolean => /^[a-z][\w-]{0,39}$/i.test(fragment) && !isBeginning(fragment);
const isBeginning = (fragment: string): boolean => [runKey, placeKey].some((key) => key.startsWith(fragment));

/** Of the query only what concerns the place: the rest is for others. */
function inQuery(search: string): Linked {
  const query = new URLSearchParams(search);
  if (!query.has('scenario')) return { type: 'nothing' };
  const own = [...query].filter(([name]) => ['scenario', 'step', 'later', 'steps', 'check'].includes(name));
  return asLinked(readPlace(new URLSearchParams(own).toString()));
}

const asLinked = (read: ReturnType<typeof readPlace>): Linked =>
  read.ok ? { type: 'place', place: read.place } : { type: 'problem', problem: read.problem };

async function readRun(text: string): Promise<Linked> {
  if (text.length > limits.link) return problem('tooLong');
  const [, version, data] = /^(\d{1,4})\.(.*)$/s.exec(text) ?? [];
  if (version === undefined || data === undefined) return problem(/^\d{0,4}$/.test(text) ? 'cutOff' : 'foreign');
  if (version !== linkVersion) return problem('version');
  const bytes = fromBase64Url(data.length % 4 === 1 ? data.slice(0, -1) : data);
  if (bytes === null) return problem('foreign');
  if (bytes.length < headLength) return problem('cutOff');
  const head = new DataView(bytes.buffer);
  const missing = head.getUint32(0) - (bytes.length - headLength);
  if (missing !== 0) return problem(missing > 0 ? 'cutOff' : 'damaged');
  return unpack(bytes.slice(headLength), head.getUint32(4));
}

async function unpack(data: Uint8Array<ArrayBuffer>, checksum: number): Promise<Linked> {
  const inflated = await inflate(data, limits.characters);
  if (!inflated.ok) return problem({ unable: 'cannotUnpack', damaged: 'damaged', tooLong: 'tooLong' }[inflated.reason]);
  if (checksumOf(inflated.text) !== checksum) return problem('damaged');
  const read = readSavedRun(parsed(inflated.text));
  return read.ok ? { type: 'run', saved: read.saved } : { type: 'problem', problem: read.problem };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const sentence = (id: string): Sentence => ({ id: `sharing.problem.${id}`, values: {} });
const problem = (id: string): Linked => ({ type: 'problem', problem: sentence(id) });
const refused = (id: string): MadeLink => ({ ok: false, problem: sentence(id) });
