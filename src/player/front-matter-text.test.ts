import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { frontMatterText } from './front-matter-text';

describe('front matter', () => {
  it.each([
    { servers: 5, start: 'all', timing: { latency: '1ms..5ms' } },
    { title: 'A: "quoted", #1', empty: '', 'zh-CN': '领导者' },
    { servers: [1, 3, 9], disks: { S1: { currentEpoch: 2, log: ['1.1..1.9', '2.1'] } } },
    { rules: { 'vote-order': 'off' }, yes: 'yes', number: '1e3', dash: '- a' },
    { groups: [['S1', 'S2'], ['S3']], weights: [{ a: 'b' }] },
  ])('is YAML for the same data: %j', (data) => {
    const lines = frontMatterText(data).trimEnd().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual(['---', '---']);
    const texts: unknown = parse(lines.slice(1, -1).join('\n'), { schema: 'failsafe' });
    expect(texts).toEqual(
      JSON.parse(JSON.stringify(data), (_key, value) => (typeof value === 'number' ? String(value) : value)),
    );
  });
});
