import { describe, expect, test } from 'vitest';
import { readMarkup, writeMarkup } from './svg-node';

describe('markup', () => {
  test('is read as React and as a browser write it', () => {
    const read = readMarkup(
      '<svg viewBox="0 0 1 2"><g a="x &quot;&gt; y"><path d="M0 0"></path></g><text>a &lt;&#x27;&nbsp;b</text></svg>',
    );
    expect(read).toEqual({
      name: 'svg',
      attributes: { viewBox: '0 0 1 2' },
      children: [
        {
          name: 'g',
          attributes: { a: 'x "> y' },
          children: [{ name: 'path', attributes: { d: 'M0 0' }, children: [] }],
        },
        { name: 'text', attributes: {}, children: ["a <'\u00a0b"] },
      ],
    });
  });

  test('is written so that it is read as the same', () => {
    const drawing = '<svg a="&amp;&quot;">\n<g>\n<text>1 &lt; 2</text>\n<path d="M0 0"/>\n</g>\n</svg>';
    expect(writeMarkup(readMarkup(drawing.replaceAll('\n', '')))).toBe(drawing);
  });

  test('puts nothing between the parts of a text, where it would be seen', () => {
    const text = '<text><tspan>a</tspan><tspan>b</tspan></text>';
    expect(writeMarkup(readMarkup(text))).toBe(text);
  });

  test.each(['<g><path></g>', 'text', '', '<g></g></g>'])(
    'that is not one element, closed, is refused: %s',
    (markup) => {
      expect(() => readMarkup(markup)).toThrow();
    },
  );
});
