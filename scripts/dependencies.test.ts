import { describe, expect, it } from 'vitest';
import { isCurrent, isSupportedNode } from './dependencies.mjs';

describe('isSupportedNode', () => {
  it.each(['20.19.0', '20.20.1', '22.0.0', '100.1.0'])('accepts %s', (version) => {
    expect(isSupportedNode(version)).toBe(true);
  });

  it.each(['20.18.9', '19.99.0', '8.0.0', '2.19.0'])('refuses %s', (version) => {
    expect(isSupportedNode(version)).toBe(false);
  });
});

describe('isCurrent', () => {
  const root = { version: '0.1.0' };
  const react = { version: '19.0.0', integrity: 'sha512-a' };
  const wanted = {
    packages: {
      '': root,
      'node_modules/react': react,
      'node_modules/other-system': { version: '1.0.0', optional: true },
    },
  };

  it('holds when every package for this system is there', () => {
    expect(isCurrent(wanted, { packages: { 'node_modules/react': react } })).toBe(true);
  });

  it.each([
    ['nothing was installed', null],
    ['the record is empty', {}],
    ['a package is missing', { packages: { 'node_modules/extra': react } }],
    ['a version differs', { packages: { 'node_modules/react': { ...react, version: '18.0.0' } } }],
    ['the content differs', { packages: { 'node_modules/react': { ...react, integrity: 'sha512-b' } } }],
    [
      'an optional package is there in another version',
      { packages: { 'node_modules/react': react, 'node_modules/other-system': { version: '0.9.0', optional: true } } },
    ],
  ])('fails when %s', (_case, installed) => {
    expect(isCurrent(wanted, installed)).toBe(false);
  });
});
