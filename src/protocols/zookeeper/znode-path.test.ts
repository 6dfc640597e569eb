import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { childPath, hasParentPath, isSpecialPath, namesOnPath, parentPath, pathProblem, znodeName } from './znode-path';

describe('what is wrong with a path', () => {
  it.each([
    '/',
    '/a',
    '/a/b',
    '/.a',
    '/a.',
    '/a..',
    '/...',
    '/..a',
    '/a/...',
    '/x y',
    '/é',
    '/x\\y',
    '/\ud7ff',
    '/\uf900',
    '/\uffef',
  ])('nothing: %j', (path) => {
    expect(pathProblem(path)).toBeNull();
  });

  it.each([
    ['', 'empty', 0],
    ['a', 'notAbsolute', 0],
    ['//', 'trailingSlash', 1],
    ['/a/', 'trailingSlash', 2],
    ['/a\0b', 'nullCharacter', 2],
    ['//a', 'emptyName', 1],
    ['/a//b', 'emptyName', 3],
    ['/.', 'relativeName', 1],
    ['/..', 'relativeName', 2],
    ['/./a', 'relativeName', 1],
    ['/a/../b', 'relativeName', 4],
    ['/a\u0001', 'invalidCharacter', 2],
    ['/a\u001f', 'invalidCharacter', 2],
    ['/a\u007f', 'invalidCharacter', 2],
    ['/\u009fa', 'invalidCharacter', 1],
    ['/\ud800', 'invalidCharacter', 1],
    ['/a\u{1f600}', 'invalidCharacter', 2],
    ['/\uf8ff', 'invalidCharacter', 1],
    ['/\ufff0', 'invalidCharacter', 1],
    ['/\uffff', 'invalidCharacter', 1],
  ])('%j', (path, kind, at) => {
    expect(pathProblem(path)).toEqual({ kind, at });
  });

  it('is found exactly where a name is empty, a dot, two dots or has a forbidden character', () => {
    const name = fc.oneof(
      fc.constantFrom('', '.', '..', '...', 'a', 'a.', '.a'),
      fc.string({ unit: fc.integer({ max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 3 }),
    );
    // Written as the documentation tells it, and so quite unlike the scan that is tested.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the rule is about.
    const good = /^(?!\.{1,2}$)[^/\0-\x1f\x7f-\x9f\ud800-\uf8ff\ufff0-\uffff]+$/;
    const property = fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
      const path = names.map((part) => `/${part}`).join('');
      const isGood =
        path === '/' ||
        path
          .slice(1)
          .split('/')
          .every((part) => good.test(part));
      expect(pathProblem(path) === null).toBe(isGood);
    });
    fc.assert(property, { seed: 3, numRuns: 2000 });
  });
});

describe('parts of a path', () => {
  it.each([
    ['/a', '/', 'a'],
    ['/a/b', '/a', 'b'],
    ['/', '/', ''],
    ['//', '/', ''],
    ['/a/', '/a', ''],
    ['a/b', 'a', 'b'],
  ])('%j lies under %j as %j', (path, parent, name) => {
    expect([parentPath(path), znodeName(path)]).toEqual([parent, name]);
  });

  it('joins a parent and a name', () => {
    expect([childPath('/', 'a'), childPath('/a', 'b')]).toEqual(['/a', '/a/b']);
  });

  it('knows the root by both of its names', () => {
    expect([namesOnPath('/'), namesOnPath(''), namesOnPath('/a/b'), namesOnPath('a')]).toEqual([
      [],
      [],
      ['a', 'b'],
      null,
    ]);
  });

  it('gives a malformed path a name that no znode has', () => {
    expect([namesOnPath('//'), namesOnPath('/a/')]).toEqual([
      ['', ''],
      ['a', ''],
    ]);
  });

  it('asks for a slash and no NUL before it asks for a parent', () => {
    expect([hasParentPath('/a'), hasParentPath('//'), hasParentPath('a'), hasParentPath('/a\0')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('protects the four znodes of ZooKeeper itself, and not what lies below', () => {
    expect(['/', '/zookeeper', '/zookeeper/quota', '/zookeeper/config'].every(isSpecialPath)).toBe(true);
    expect(['', '/zookeeper/', '/zookeeper/quota/a', '/a'].some(isSpecialPath)).toBe(false);
  });
});
