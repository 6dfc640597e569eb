import type { ProtocolTypes } from '../kernel/protocol';
import type { Entry } from './entry';
import { cutScenario, type Source } from './front-matter';
import { type ReadScript, readParts } from './script';

/** Reads a scenario's text. The page never does: the texts that it ships are cut when it is built. */
export function readScript<P extends ProtocolTypes>(source: Source, entries: readonly Entry<P>[]): ReadScript<P> {
  const cut = cutScenario(source);
  return cut.ok ? readParts({ file: source.file, parts: cut.parts, locate: cut.locate }, entries) : cut;
}
