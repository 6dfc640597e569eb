import type { LanguageTag } from '../../i18n/languages';
import type { Translate } from '../../i18n/translator';
import type { Facts } from '../../kernel/protocol';
import type { Work } from '../../pictures/work';
import type { PlayerState } from '../../player/contract';
import { scenarioText } from '../../player/scenario-text';
import { currentTrace } from '../../player/selectors';
import type { StepRange } from '../../trace-formats/step-range';
import { type ExportKind, isPicture } from './kinds';
import { makePicture } from './make-picture';
import { type ExportSettings, rangeOf } from './settings';

export interface Said {
  readonly id: string;
  readonly values: Facts;
}

/** A file, or why there is none. */
export type Made =
  | { readonly ok: true; readonly name: string; readonly blob: Blob; readonly said: Said | null }
  | { readonly ok: false; readonly problem: Said };

/** A run as it was when its file was asked for. */
export interface Source {
  readonly state: PlayerState;
  readonly t: Translate;
  readonly language: LanguageTag;
}

export const refused = (reason: string, values: Facts = {}): Made => ({
  ok: false,
  problem: { id: `export.problem.${reason}`, values },
});

/** Makes one kind of file of the present line of history; what it takes is fetched first. */
export async function makeFile(kind: ExportKind, settings: ExportSettings, source: Source, work: Work): Promise<Made> {
  const { state } = source;
  const range = rangeOf(settings, currentTrace(state), state.step);
  const base = `ensemble-${state.scenario.id}`;
  if (kind === 'scenario') {
    return { ok: true, name: `${base}.txt`, blob: new Blob([scenarioText(state)], { type: 'text/plain' }), said: null };
  }
  if (range === null) return refused('range');
  const isWhole = settings.range === 'whole';
  const stem = isWhole ? base : `${base}.${range.from + 1}-${range.to + 1}`;
  if (isPicture(kind)) return makePicture(kind, { settings, source, range, base, stem }, work);
  return makeText(kind, isWhole ? undefined : range, source, { stem, work });
}

async function makeText(
  kind: Exclude<ExportKind, 'scenario' | Parameters<typeof makePicture>[0]>,
  range: StepRange | undefined,
  { state, t }: Source,
  { stem, work }: { readonly stem: string; readonly work: Work },
): Promise<Made> {
  const [{ runFormats, writeRun }, { gathered }] = await Promise.all([
    import('../../trace-formats/write-run'),
    import('../../pictures/work'),
  ]);
  const { extension, mediaType } = runFormats[kind];
  const pieces = writeRun(kind, currentTrace(state), state.entry, { title: state.title, words: t, range });
  const blob = new Blob([...(await gathered(pieces, work))], { type: mediaType });
  return { ok: true, name: `${stem}.${extension}`, blob, said: null };
}
