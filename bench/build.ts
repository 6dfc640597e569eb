import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** Makes a folder for what is only needed while the benchmark runs. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'ensemble-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The program of the child processes, as plain JavaScript with one file a module, so that a profile tells modules apart.
 * Run by tsx, which names every function when it is made, the engine would be measured slower than it is.
 */
export async function buildChild(root: string, folder: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: join(root, 'bench', 'child.ts'),
        output: { format: 'es', preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].mjs' },
      },
    },
  });
  return join(folder, 'bench', 'child.mjs');
}

/** The page as it is shipped; gives its folder. */
export async function buildPage(root: string, folder: string): Promise<string> {
  await build({ root, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 2000 } });
  return folder;
}

/** The engine alone, as a script for a page with nothing else. */
export async function buildEngine(root: string, folder: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      lib: {
        entry: join(root, 'bench', 'page', 'engine-page.ts'),
        formats: ['iife'],
        name: 'bench',
        fileName: 'engine',
      },
      ...{ target: 'es2022', outDir: folder, emptyOutDir: false, copyPublicDir: false },
    },
  });
  return join(folder, 'engine.iife.js');
}
