import { describe, expect, it } from 'vitest';
import { cutScenario } from '../src/scenario/front-matter';
import { compiled } from './vite-catalogues.mjs';
import { moduleOf } from './vite-scenarios.mjs';

describe('a scenario as a module', () => {
  it('holds its front matter as it was written, and its lines with the number of the first', () => {
    const text = '---\ntitle: {en: "A: b", zh-CN: 甲}\nservers: 1.10\n---\nnote "x"\nrun 1s\n';
    const code = moduleOf(cutScenario({ file: 'a.txt', text }));
    expect(JSON.parse(code.replace(/^export default (.*);$/, '$1'))).toEqual({
      fields: { title: { en: 'A: b', 'zh-CN': '甲' }, servers: '1.10' },
      firstLine: 5,
      lines: ['note "x"', 'run 1s', ''],
    });
  });

  it('is refused, with its place, where the front matter cannot be read', () => {
    expect(() => moduleOf(cutScenario({ file: 'a.txt', text: '---\ntitle: [a\n---\n' }))).toThrow(/^a\.txt:\d+: /);
  });
});

describe('a compiled catalogue', () => {
  it('keeps texts that are said as they stand, and takes the others apart', () => {
    const texts = { plain: "a server's", quoted: "'{'en'}'", placed: 'step {step}', bare: '{a}' };
    expect(JSON.parse(compiled(JSON.stringify(texts)))).toEqual({
      plain: "a server's",
      quoted: '{en}',
      placed: ['step ', ['step']],
      bare: [['a']],
    });
  });

  it('is refused where a text is not in ICU MessageFormat', () => {
    expect(() => compiled('{"a": "{open"}')).toThrow();
  });
});
