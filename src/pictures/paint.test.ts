import { describe, expect, test } from 'vitest';
import { paint } from './paint';
import { easel } from './picture-fixture';
import { readStyles } from './style-rules';
import { readMarkup, writeMarkup } from './svg-node';

const variables = { '--ink': '#111111', '--tone': '#222222' };
const painted = (css: string, drawing: string): string =>
  writeMarkup(paint(readMarkup(drawing), readStyles(css), variables)).replaceAll('\n', '');

describe('a painted drawing', () => {
  test.each([
    ['a class', '.a { fill: red }', '<g><rect class="a"/></g>', '<g><rect fill="red"/></g>'],
    ['the later of equals', '.a { fill: red } .b { fill: blue }', '<rect class="b a"/>', '<rect fill="blue"/>'],
    [
      'the weightier',
      '.a .b { fill: red } .b { fill: blue }',
      '<g class="a"><rect class="b"/></g>',
      '<g><rect fill="red"/></g>',
    ],
    [
      'an ancestor at any height',
      '.a rect { fill: red }',
      '<g class="a"><g><rect/></g></g>',
      '<g><g><rect fill="red"/></g></g>',
    ],
    [
      'an attribute',
      '[data-x="1"] { fill: red }',
      '<g><rect data-x="1"/><rect data-x="2"/></g>',
      '<g><rect fill="red"/><rect/></g>',
    ],
    [
      'what it is not',
      '.a:not(.b) { fill: red }',
      '<g><rect class="a"/><rect class="a b"/></g>',
      '<g><rect fill="red"/><rect/></g>',
    ],
    ['one of a list', '.a, .b { fill: red }', '<rect class="b"/>', '<rect fill="red"/>'],
    ['the theme', '.a { stroke: var(--tone) }', '<rect class="a"/>', '<rect stroke="#222222"/>'],
    [
      'its own variable',
      '.a { --tone: var(--ink) } rect { fill: var(--tone) }',
      '<g class="a"><rect/></g>',
      '<g><rect fill="#111111"/></g>',
    ],
    [
      'the colour around it',
      '.a { color: green } rect { stroke: currentcolor }',
      '<g class="a"><rect/></g>',
      '<g><rect stroke="green"/></g>',
    ],
    ['a value instead', 'rect { fill: var(--none, red) }', '<rect/>', '<rect fill="red"/>'],
  ])('has the looks of %s', (_, css, drawing, expected) => {
    expect(painted(css, drawing)).toBe(expected);
  });

  test.each([
    ['pointed at', '.a:hover { fill: red }'],
    ['in focus', '.a:focus-visible { fill: red }'],
    ['narrow', '@media (max-width: 1px) { .a { fill: red } }'],
    ['commented', '/* .a { fill: red } */'],
  ])('has not the looks of what is %s', (_, css) => {
    expect(painted(`${css} .b { fill: blue }`, '<g><rect class="a"/><rect class="b"/></g>')).toBe(
      '<g><rect/><rect fill="blue"/></g>',
    );
  });

  test('leaves out what cannot be seen and what is for the page', () => {
    const css = '.hit { fill: transparent } .line { fill: none; stroke: transparent } .gone { display: none }';
    const drawing =
      '<svg tabindex="0"><g role="button"><path class="hit"/><path class="line"/></g><path d=""/><rect class="gone"/><rect/></svg>';
    expect(painted(css, drawing)).toBe('<svg><rect/></svg>');
  });

  test('says which colour nobody knows', () => {
    expect(() => painted('rect { fill: var(--nobody) }', '<rect/>')).toThrow('--nobody');
  });
});

test('every rule of the stage that could hold of a drawing is understood', () => {
  // Menus and tips are no part of the drawing, and nothing else of the stage asks for a parent.
  const drawn = easel.styles
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/[^{}]*\.(?:menu|popover|tooltip)[^{}]*\{[^{}]*\}/g, '');
  const selectors = [...drawn.matchAll(/([^{}]+)\{/g)].map(([, text = '']) => text.trim());
  const meant = selectors
    .filter((text) => !text.startsWith('@') && !/:(?!not)/.test(text))
    .flatMap((text) => text.split(','));
  expect(meant.length).toBeGreaterThan(80);
  for (const selector of meant) expect(readStyles(`${selector} { fill: red }`), selector).toHaveLength(1);
});
