import { describe, expect, it } from 'vitest';
import { lifeless } from './vite-shell.mjs';

describe('lifeless markup', () => {
  it('has nothing by which a living page is found, named or reached', () => {
    const markup =
      '<button type="button" id="a" class="b" data-testid="c" data-link="0-1" aria-label="d" tabindex="0" title="e">f</button>';
    expect(lifeless(markup)).toBe('<button class="b">f</button>');
  });

  it('keeps what its looks depend on', () => {
    const markup =
      '<g class="a" aria-hidden="true" aria-pressed="false" data-status="down" data-is-folded="true">b</g>';
    expect(lifeless(markup)).toBe(markup);
  });

  it('leaves out what is placed by an inline style, and what cannot be seen', () => {
    const placed = '<button class="mark" style="left:1%"><svg><path d="M0 0"></path></svg><span>a</span></button>';
    expect(lifeless(`<p>${placed}<span class="visually-hidden">b</span>c</p>`)).toBe('<p>c</p>');
  });

  it('writes shapes short', () => {
    expect(lifeless('<svg><path d="M0 0"></path><rect x="1"></rect></svg>')).toBe(
      '<svg><path d="M0 0"/><rect x="1"/></svg>',
    );
  });
});
