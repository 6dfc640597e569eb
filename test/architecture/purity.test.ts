import { describe, expect, it } from 'vitest';
import { projectFiles } from './project-files';
import { isPureCode, purityViolations } from './purity';

const fewestPureFiles = 10;

describe('the pure folders', () => {
  const files = projectFiles();

  it('are seen', () => {
    expect(files.filter(isPureCode).length).toBeGreaterThanOrEqual(fewestPureFiles);
  });

  it('name no clock, no chance, no screen, no network and no disk', () => {
    expect(purityViolations(files)).toEqual([]);
  });
});

describe('purity', () => {
  const judge = (text: string): readonly string[] => purityViolations([{ path: 'src/kernel/planted.ts', text }]);

  it.each([
    'const now = Date.now();',
    'const now: Date = later;',
    'const x = Math.random();',
    "const x = Math['random']();",
    'const x = Math[name]();',
    'const { random } = Math;',
    'const now = performance.now();',
    'setTimeout(step, 10);',
    'setInterval(step, 10);',
    'queueMicrotask(step);',
    'requestAnimationFrame(step);',
    'window.open();',
    'const width = innerWidth(window);',
    'document.title = name;',
    "globalThis['Date'].now();",
    'crypto.randomUUID();',
    "fetch('x');",
    "localStorage.getItem('x');",
    "console.log('x');",
    'const f = { fetch };',
    'const mode = process.env.MODE;',
    "const mode = process['argv'];",
    'process.stdout.write(text);',
    'process.exit(1);',
    'process.nextTick(step);',
    'process.hrtime.bigint();',
    'names.sort((a, b) => a.localeCompare(b));',
    'count.toLocaleString();',
    "new Intl.NumberFormat('en');",
  ])('refuses %s', (text) => {
    expect(judge(text).length).toBeGreaterThanOrEqual(1);
  });

  it.each([
    '// Date.now() and window are the browser\'s.\nconst text = "setTimeout(process.exit)";',
    'const top = Math.max(1, Math.floor(2));',
    'const process = world.processes[0]; const disk = process.stable; step(process);',
    'const up = process.status;',
    'type Message = { readonly window: number; readonly document: string };',
    'const size = message.window + message.document;',
    'const { window: width } = message;',
    'const message = { window: 1 };',
  ])('allows %s', (text) => {
    expect(judge(text)).toEqual([]);
  });

  it('rules the pure folders alone, and not their tests', () => {
    const text = 'console.log(Date.now());';
    const paths = ['src/views/planted.ts', 'src/kernel/planted.test.ts', 'bench/planted.ts'];
    expect(purityViolations(paths.map((path) => ({ path, text })))).toEqual([]);
    const pure = ['kernel/a.ts', 'protocols/raft/a.ts', 'scenario/a.ts', 'trace-formats/a.ts', 'checker/a.ts'];
    expect(purityViolations(pure.map((path) => ({ path: `src/${path}`, text })))).toHaveLength(2 * pure.length);
  });
});
