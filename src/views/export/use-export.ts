import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words';
import { player } from '../../player/player';
import type { ExportKind } from './kinds';
import { type Made, makeFile, refused, type Said } from './make-file';
import { saveFile } from './save-file';
import type { ExportSettings } from './settings';

/** What is going on: which file is made and how far it is, or what came of the last one. */
export type ExportState =
  | { readonly type: 'idle' }
  | { readonly type: 'busy'; readonly kind: ExportKind; readonly share: number }
  | { readonly type: 'done' | 'failed'; readonly said: readonly Said[] };

export type Use = 'save' | 'copy';

export interface Exporter {
  readonly state: ExportState;
  make(kind: ExportKind, use: Use, settings: ExportSettings): void;
  cancel(): void;
}

/** Makes one file at a time; who closes the dialog does not want it any more. */
export function useExport(): Exporter {
  const t = useWords();
  const [state, setState] = useState<ExportState>({ type: 'idle' });
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const make = async (kind: ExportKind, use: Use, settings: ExportSettings): Promise<void> => {
    if (current.current !== null) return;
    const controller = new AbortController();
    const { signal } = controller;
    current.current = controller;
    setState({ type: 'busy', kind, share: 0 });
    const report = (share: number): void => setState({ type: 'busy', kind, share });
    const now = player.getState();
    const made = await attempted(
      makeFile(kind, settings, { state: now, t, language: now.language }, { report, signal }),
    );
    current.current = null;
    if (signal.aborted) return setState({ type: 'done', said: [{ id: 'export.cancelled', values: {} }] });
    setState(await handedOver(made, use));
  };
  return {
    state,
    make: (kind, use, settings) => void make(kind, use, settings),
    cancel: () => current.current?.abort(),
  };
}

/** Whatever fails, of the browser's doing or of ours, is told in a sentence. */
async function attempted(made: Promise<Made>): Promise<Made> {
  try {
    return await made;
  } catch (error) {
    return refused('failed', { reason: error instanceof Error ? error.message : String(error) });
  }
}

async function handedOver(made: Made, use: Use): Promise<ExportState> {
  if (!made.ok) return { type: 'failed', said: [made.problem] };
  const { name, blob, said } = made;
  const more = said === null ? [] : [said];
  if (use === 'save') {
    saveFile(name, blob);
    const size = blob.size < 1_000_000 ? 'saved.kilobytes' : 'saved.megabytes';
    const amount = blob.size < 1_000_000 ? Math.ceil(blob.size / 1000) : (blob.size / 1_000_000).toFixed(1);
    return { type: 'done', said: [{ id: `export.${size}`, values: { name, amount } }, ...more] };
  }
  try {
    await navigator.clipboard.writeText(await blob.text());
    return { type: 'done', said: [{ id: 'export.copied', values: {} }, ...more] };
  } catch {
    return { type: 'failed', said: [{ id: 'export.problem.copy', values: {} }] };
  }
}
