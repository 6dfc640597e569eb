import { describe, expect, it } from 'vitest';
import { zookeeper } from '../protocols/zookeeper';
import { dialect } from '../protocols/zookeeper/dialect';
import { portrait } from '../protocols/zookeeper/portrait';
import { complete, completionsOf, completionsOfCondition } from './completion';
import type { ProtocolEntry } from './contract';

const entry = { protocol: zookeeper, portrait, dialect } as unknown as ProtocolEntry;
const setup = entry.dialect.readSetup({ servers: '3' });
if (!setup.ok) throw new Error('three servers make a setup');
const words = (line: string): readonly string[] =>
  completionsOf(line, { entry, setup: setup.value }).map(({ word }) => word);

describe('completion', () => {
  it('suggests verbs and players where a command begins', () => {
    expect(words('cr')).toEqual(['crash']);
    expect(words('S')).toEqual(expect.arrayContaining(['start', 'S1', 'S2', 'S3']));
    expect(words('expe')).toEqual(['expect']);
  });

  it('suggests who, and nobody twice', () => {
    expect(words('crash ')).toEqual(['leader', 'follower', 'S1', 'S2', 'S3']);
    expect(words('partition S1 s')).toEqual(['S1', 'S2', 'S3']);
    expect(words('crash S1 S')).toEqual(['S2', 'S3']);
  });

  it('suggests what can be asked of a server, and what a run can end at', () => {
    expect(words('S1 cre')).toEqual(['create']);
    expect(words('leader se')).toEqual(['set']);
    expect(words('run lead')).toEqual(['leaderElected', 'leaderLost']);
    expect(words('run sett')).toEqual(['settled']);
  });

  it('suggests what a run can be let run to', () => {
    expect(words('run un')).toEqual(['until']);
    expect(words('run until lead')).toEqual(['leaderElected', 'leaderLost', 'leader']);
    expect(words('run until any r')).toEqual(['receives']);
    expect(words('run until S1 f')).toEqual(['following']);
    expect(words('run until S1 l')).toEqual(['looking', 'leading', 'log', 'last']);
    expect(words('run until not S2 d')).toEqual(['down']);
    expect(words('run until not ep')).toEqual(['epoch']);
    expect(words('run until committed s')).toEqual(['S1', 'S2', 'S3']);
    expect(words('run until S1 receives PRO')).toEqual([]);
    expect(words('run leaderElected S1 S')).toEqual([]);
    expect(completionsOfCondition(' bro', { entry, setup: setup.value }).map(({ word }) => word)).toEqual(['broken']);
  });

  it('says nothing where the word is complete or text is free', () => {
    expect(words('crash')).toEqual([]);
    expect(words('note "S')).toEqual([]);
  });

  it('replaces the last word only', () => {
    expect(complete('crash  le', { word: 'leader', form: null })).toBe('crash  leader ');
    expect(complete('', { word: 'crash', form: null })).toBe('crash ');
  });

  it('tells the form of a verb', () => {
    expect(completionsOf('cras', { entry, setup: setup.value })[0]?.form).toContain('crash PROCESS');
  });
});
