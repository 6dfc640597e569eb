import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesPerRow, importViolations } from './import-table';
import { isCode, projectFiles } from './project-files';

const fewestKernelFiles = 10;

describe('the files of the project', () => {
  const files = projectFiles();

  it('are seen: every folder of src that holds code, and all of the kernel', () => {
    const inSource = files.filter((file) => file.path.startsWith('src/'));
    const seenFolders = new Set(inSource.map((file) => file.path.split('/')[1]));
    const existing = readdirSync('src', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).split(sep)[1]);
    expect(seenFolders).toEqual(new Set(existing));
    expect(filesPerRow(inSource).get('kernel')).toBeGreaterThanOrEqual(fewestKernelFiles);
    expect(inSource.filter((file) => isCode(file.path) && file.text.includes('import ')).length).toBeGreaterThan(5);
  });

  it('import only what the table allows', () => {
    expect(importViolations(files)).toEqual([]);
  });
});

describe('the import table', () => {
  const judge = (path: string, text: string): readonly string[] => importViolations([{ path, text }]);

  it.each([
    ['src/kernel/world.ts', "import { at } from './agenda';"],
    ['src/kernel/world.test.ts', "import { test } from 'vitest';"],
    ['src/protocols/machine.ts', "import { setup } from 'xstate'; import type { Effect } from '../kernel/protocol';"],
    ['src/protocols/raft/index.ts', "import { majority } from '../quorum'; import { bridge } from '../machine';"],
    ['src/protocols/raft/log/entry.ts', "import { index } from '../index'; import { at } from '../../../kernel/ids';"],
    ['src/scenario/parse.ts', "import * as v from 'valibot'; import '../kernel/ids'; import './front-matter';"],
    ['src/scenario/front-matter.ts', "import { parse } from 'yaml';"],
    ['src/scenario/run.test.ts', "import { zookeeper } from '../protocols/zookeeper';"],
    ['src/player/player-fixture.ts', "import { zookeeper } from '../protocols/zookeeper';"],
    ['src/player/store.ts', "import { create } from 'zustand/vanilla'; import { usePlayer } from './use-player';"],
    ['src/player/use-player.ts', "import { useSyncExternalStore } from 'react';"],
    ['src/i18n/use-words.ts', "import { useContext } from 'react'; import { words } from './translator';"],
    ['src/views/stage/stage.tsx', "import { useWords } from '../../i18n/use-words';"],
    ['src/views/stage/stage.tsx', "import { usePlayer } from '../../player/use-player'; import './stage.css';"],
    ['src/views/stage/stage.tsx', "import { arc } from 'd3-shape'; import { useMemo } from 'react';"],
    ['src/panels/zookeeper/ballots.tsx', "import type { Vote } from '../../protocols/zookeeper/vote';"],
    ['src/panels/atomic-commit/fault-matrix.tsx', "import { Modal } from '../../views/modal/modal';"],
    ['src/panels/atomic-commit/commit-panel.ts', "import { outcomeOf } from '../../protocols/atomic-commit/outcome';"],
    ['src/app/main.tsx', "import.meta.glob('../scenarios/**/*.txt'); import { createRoot } from 'react-dom/client';"],
    ['src/cli/main.ts', "import { readFileSync } from 'node:fs'; import { x } from '../protocols/raft';"],
    ['src/kernel/words.ts', "// import 'react';\nexport const text = \"import 'react'\";"],
    ['src/vite.d.ts', '/// <reference types="vite/client" />'],
  ])('allows %s: %s', (path, text) => {
    expect(judge(path, text)).toEqual([]);
  });

  it.each([
    ['src/player/store.ts', "import { playerOf } from './player-fixture';"],
    ['src/player/store.ts', "import { x } from './store.test';"],
    ['src/kernel/world.ts', "import { parse } from 'yaml';"],
    ['src/kernel/world.ts', "import type { Zxid } from '../protocols/zookeeper/zxid';"],
    ['src/kernel/world.ts', "export * from '../scenario/parse';"],
    ['src/kernel/world.ts', "export type Chart = import('xstate').StateMachine;"],
    ['src/kernel/world.ts', "const late = import('../scenario/parse');"],
    ['src/kernel/world.ts', "const fs = require('node:fs');"],
    ['src/kernel/world.ts', "import fs = require('node:fs');"],
    ['src/kernel/world.ts', '/// <reference types="node" />'],
    ['src/kernel/world.test.ts', "import { raft } from '../protocols/raft';"],
    ['src/protocols/quorum.ts', "import { setup } from 'xstate';"],
    ['src/protocols/raft/index.ts', "import { zxid } from '../zookeeper/zxid';"],
    ['src/protocols/raft/index.ts', "import { registry } from '../index';"],
    ['src/protocols/raft/raft.test.ts', "import { zookeeper } from '../zookeeper';"],
    ['src/protocols/raft/index.ts', "import { parse } from '../../scenario/parse';"],
    ['src/scenario/run.ts', "import { zookeeper } from '../protocols/zookeeper';"],
    ['src/scenario/run.ts', "import { readFileSync } from 'node:fs';"],
    ['src/scenario/script.ts', "import { parse } from 'yaml';"],
    ['src/checker/run.ts', "new Worker(new URL('../app/worker.ts', import.meta.url));"],
    ['src/trace-formats/write.ts', "import { words } from '../i18n';"],
    ['src/lessons/index.ts', "import { at } from '../kernel/ids';"],
    ['src/i18n/index.ts', "import { useMemo } from 'react';"],
    ['src/i18n/use-words.ts', "import { usePlayer } from '../player/use-player';"],
    ['src/player/store.ts', "import { useMemo } from 'react';"],
    ['src/player/store.ts', "import.meta.glob('../scenarios/*');"],
    ['src/player/use-player.ts', "import { select } from 'd3-selection';"],
    ['src/views/stage/stage.tsx', "import { zookeeper } from '../../protocols/zookeeper';"],
    ['src/views/stage/stage.tsx', "import { registry } from '../../app/registry';"],
    ['src/views/stage/stage.tsx', "import { parse } from '../../scenario/parse';"],
    ['src/views/stage/stage.tsx', "import version from '../../../package.json';"],
    ['src/panels/zookeeper/ballots.tsx', "import { raft } from '../../protocols/raft';"],
    ['src/panels/zookeeper/ballots.tsx', "import { other } from '../raft/log';"],
    ['src/panels/atomic-commit/cost-rows.ts', "import { zookeeper } from '../../protocols/zookeeper';"],
    ['src/panels/atomic-commit/cell-outcomes.ts', "import { perform } from '../../scenario/play';"],
    ['src/app/main.tsx', 'const late = import(name);'],
    ['src/scenarios/index.ts', 'export const all = [];'],
    ['src/helpers/index.ts', 'export const all = [];'],
    ['src/main.ts', 'export const all = [];'],
  ])('refuses %s: %s', (path, text) => {
    expect(judge(path, text)).toHaveLength(1);
  });
});
