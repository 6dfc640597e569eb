import { describe, expect, test } from 'vitest';
import { fieldsOf, requestLine, verbOf } from './request-line';

const create = { form: 'create PATH ["DATA"]', example: 'create /a "x"', help: '' };
const set = { form: 'set PATH "DATA" [version N]', example: 'set /a "y" version 0', help: '' };
const connect = { form: 'connect', example: 'connect', help: '' };

describe('the blanks of a form', () => {
  test('are its words in capitals, with what the example says there', () => {
    expect(fieldsOf(set)).toEqual([
      { name: 'PATH', isOptional: false, isQuoted: false, lead: '', example: '/a' },
      { name: 'DATA', isOptional: false, isQuoted: true, lead: '', example: 'y' },
      { name: 'N', isOptional: true, isQuoted: false, lead: 'version', example: '0' },
    ]);
    expect(fieldsOf(connect)).toEqual([]);
    expect(verbOf(create)).toBe('create');
  });
});

describe('the command of a request', () => {
  test('waits for what must be given', () => {
    expect(requestLine('S1', create, {})).toBeNull();
    expect(requestLine('S1', create, { PATH: '/a' })).toBe('S1 create /a');
  });

  test('quotes data, and what has a space in it', () => {
    expect(requestLine('S2', set, { PATH: '/a b', DATA: 'say "hi"' })).toBe('S2 set "/a b" "say \\"hi\\""');
    expect(requestLine('S2', set, { PATH: '/a', DATA: '' })).toBe('S2 set /a ""');
  });

  test('puts the word before an optional value', () => {
    expect(requestLine('S2', set, { PATH: '/a', DATA: 'y', N: '3' })).toBe('S2 set /a "y" version 3');
  });

  test('needs no blanks', () => {
    expect(requestLine('S3', connect, {})).toBe('S3 connect');
  });
});
