import { describe, expect, it } from 'vitest';
import { catalogues } from '../../src/i18n/catalogues';
import { hasText } from '../../src/i18n/translator';
import { readScript } from '../../src/scenario/read-script';
import { problemText } from '../../src/scenario/transcript';
import { english, entry, problemsOf, scriptOf } from './entry';

describe('a wrong command', () => {
  it.each<[string, string]>([
    ['bogus', '1:1 bogus -> scenario.verb'],
    ['"crash" S1', '1:1 crash -> scenario.verb'],
    ['crash', '1:6  -> scenario.process'],
    ['crash S9', '1:7 S9 -> scenario.process'],
    ['  crash   S9', '1:11 S9 -> scenario.process'],
    ['crash S1 S9', '1:10 S9 -> scenario.endOfLine'],
    ['crash S1 s1', '1:10 s1 -> scenario.processOnce'],
    ['crash "S1"', '1:7 S1 -> scenario.process'],
    ['partition S1', '1:13  -> scenario.otherGroup'],
    ['partition S1 / S1', '1:16 S1 -> scenario.processOnce'],
    ['partition S1 /', '1:15  -> scenario.process'],
    ['cut S1', '1:7  -> scenario.process'],
    ['cut S1 S1', '1:8 S1 -> scenario.otherProcess'],
    ['cut S1 -> S1', '1:11 S1 -> scenario.otherProcess'],
    ['cut S1 <- S2', '1:8 <- -> scenario.process'],
    ['heal S1 S2 S3', '1:12 S3 -> scenario.endOfLine'],
    ['heal leader leader', '1:13 leader -> scenario.otherProcess'],
    ['drop', '1:5  -> scenario.message'],
    ['drop all', '1:9  -> scenario.message'],
    ['drop #x', '1:8  -> scenario.message'],
    ['drop #12x', '1:6 #12x -> scenario.messageNumber'],
    ['drop PROPOSAL S1 -> S2 1.5 more', '1:28 more -> scenario.endOfLine'],
    ['drop PROPOSAL -> ', '1:17  -> scenario.process'],
    ['delay PROPOSAL S1 -> S2', '1:24  -> scenario.word'],
    ['delay PROPOSAL S1 -> S2 by', '1:27  -> scenario.span'],
    ['delay PROPOSAL S1 -> S2 by 5', '1:28 5 -> scenario.span'],
    ['delay PROPOSAL by 0ms', '1:19 0ms -> scenario.span'],
    ['slow S1', '1:8  -> scenario.factor'],
    ['slow S1 10', '1:9 10 -> scenario.factor'],
    ['slow S1 S1 10x', '1:9 S1 -> scenario.otherProcess'],
    ['slow disk S1 S2 10x', '1:14 S2 -> scenario.factor'],
    ['slow S1 0x', '1:9 0x -> scenario.factor'],
    ['loss S1 S2 100%', '1:12 100% -> scenario.share'],
    ['loss S1 20%', '1:9 20% -> scenario.process'],
    ['latency S1 S2 5ms..1ms', '1:15 5ms..1ms -> scenario.range'],
    ['skew S1 fast', '1:9 fast -> scenario.factor'],
    ['run', '1:4  -> scenario.goal'],
    ['run 5', '1:5 5 -> scenario.goal'],
    ['run leaderElectd', '1:5 leaderElectd -> scenario.goal'],
    ['run settled now', '1:13 now -> scenario.endOfLine'],
    ['run until', '1:10  -> scenario.condition'],
    ['run until S3 receives "x"', '1:23 x -> scenario.messageType'],
    ['run until S3 receives PROPOSAL 1.2 x', '1:36 x -> scenario.endOfLine'],
    ['run until S3 synced x', '1:21 x -> scenario.endOfLine'],
    ['run until time soon', '1:16 soon -> scenario.span'],
    ['run until milestone S9', '1:21 S9 -> scenario.process'],
    ['run until any crash', '1:11 any -> scenario.oneOf'],
    ['run leaderElected S9', '1:19 S9 -> scenario.process'],
    ['note', '1:5  -> scenario.noteText'],
    ['note text', '1:6 text -> scenario.noteText'],
    ['note zh-CN "文本"', '1:16  -> scenario.noteEnglish'],
    ['note "a" "b"', '1:10 b -> scenario.languageOnce'],
    ['note "a" zh-CN', '1:15  -> scenario.noteText'],
    ['S1', '1:3  -> scenario.request'],
    ['S1 bogus', '1:4 bogus -> scenario.oneOf'],
    ['S1 create', '1:10  -> zookeeper-scenario.path'],
    ['S1 create /a "x" y', '1:18 y -> scenario.endOfLine'],
    ['S1 set /a', '1:10  -> zookeeper-scenario.data'],
    ['S1 set /a "y" vesion 1', '1:15 vesion -> scenario.word'],
    ['S1 set /a "y" version', '1:22  -> scenario.numberIn'],
    ['S1 set /a "y" version x', '1:23 x -> scenario.numberIn'],
    ['S1 delete /a version 1 2', '1:24 2 -> scenario.endOfLine'],
    ['S1 get /a b', '1:11 b -> scenario.endOfLine'],
    ['S1 connect now', '1:12 now -> scenario.endOfLine'],
    ['expect', '1:7  -> scenario.expectation'],
    ['expect nonsense', '1:8 nonsense -> scenario.oneOf'],
    ['expect invariants', '1:18  -> scenario.word'],
    ['expect invariant bogus holds', '1:18 bogus -> scenario.oneOf'],
    ['expect invariant total-order', '1:29  -> scenario.oneOf'],
    ['expect request 0 ok', '1:16 0 -> scenario.requestNumber'],
    ['expect request 1 fine', '1:18 fine -> scenario.oneOf'],
    ['expect request 1 error 5', '1:24 5 -> scenario.errorCode'],
    ['expect leader', '1:14  -> scenario.oneOf'],
    ['expect leader S9', '1:15 S9 -> scenario.oneOf'],
    ['expect leader S1 S2', '1:18 S2 -> scenario.endOfLine'],
    ['expect no follower', '1:11 follower -> scenario.word'],
    ['expect epoch one', '1:14 one -> scenario.numberIn'],
    ['expect committed five', '1:18 five -> zookeeper-scenario.zxid'],
    ['expect S1', '1:10  -> scenario.oneOf'],
    ['expect S1 sleeping', '1:11 sleeping -> scenario.oneOf'],
    ['expect S1 down now', '1:16 now -> scenario.endOfLine'],
    ['expect S1 phase done', '1:17 done -> scenario.oneOf'],
    ['expect S1 log', '1:14  -> zookeeper-scenario.zxidsOrEmpty'],
    ['expect S1 log 1.1 x', '1:19 x -> zookeeper-scenario.zxidOrRange'],
    ['expect S1 last 1.1', '1:16 1.1 -> scenario.word'],
    ['expect S1 sync FAST', '1:16 FAST -> scenario.oneOf'],
    ['expect S1 accepted 3', '1:20 3 -> scenario.word'],
    ['expect S1 accepted epoch', '1:25  -> scenario.numberIn'],
    ['expect S1 znode', '1:16  -> zookeeper-scenario.path'],
    ['expect S1 no znode', '1:19  -> zookeeper-scenario.path'],
    ['expect S1 vote S9', '1:16 S9 -> scenario.oneOf'],
    ['expect S1 round x', '1:17 x -> scenario.numberIn'],
    ['note "open', '1:6 "open -> scenario.closingQuote'],
  ])('%s', (line, problem) => expect(problemsOf(line)).toEqual([problem]));

  it('is told of together with all others, in the order of the file', () => {
    expect(problemsOf('crash S1\nbogus\n\n# fine\nrun 5\n')).toEqual([
      '2:1 bogus -> scenario.verb',
      '5:5 5 -> scenario.goal',
    ]);
  });

  it('is found in files with any ends of lines', () => {
    expect(problemsOf('run settled\r\nbogus\r\n')).toEqual(['2:1 bogus -> scenario.verb']);
    expect(problemsOf('run settled\rbogus')).toEqual(['2:1 bogus -> scenario.verb']);
  });
});

describe('wrong front matter', () => {
  const within = (yaml: string): readonly string[] => problemsOf(`---\n${yaml}\n---\n`);

  it.each<[string, string]>([
    ['servers: 5\nbogus: 1', '3:1 bogus -> scenario.oneOf'],
    ['servers: many', '2:10 many -> scenario.numberIn'],
    ['servers: 0', '2:10 0 -> scenario.numberIn'],
    ['servers: 52', '2:10 52 -> scenario.numberIn'],
    ['servers: []', '2:10 [] -> zookeeper-scenario.atLeastOneServer'],
    ['servers: [1, x]', '2:14 x -> zookeeper-scenario.serverId'],
    ['servers: [1, 70000]', '2:14 70000 -> zookeeper-scenario.serverId'],
    ['servers: [1, S1]', '2:14 S1 -> scenario.processOnce'],
    ['servers: 50\nobservers: 2', '3:12 2 -> zookeeper-scenario.atMostServers'],
    ['servers: [1, 2]\nobservers: [2]', '3:12 S2 -> zookeeper-scenario.eitherVoterOrObserver'],
    ['start: some', '2:8 some -> scenario.oneOf'],
    ['seed: -1', '2:7 -1 -> scenario.numberIn'],
    ['seed: 1.5', '2:7 1.5 -> scenario.numberIn'],
    ['seed: 4294967296', '2:7 4294967296 -> scenario.numberIn'],
    ['timing: 5ms', '2:9 5ms -> scenario.map'],
    ['timing: {latency: 5}', '2:19 5 -> scenario.range'],
    ['timing: {latency: 5ms..1ms}', '2:19 5ms..1ms -> scenario.range'],
    ['timing: {speed: 1ms}', '2:10 speed -> scenario.oneOf'],
    ['config: {tickTime: 0}', '2:20 0 -> scenario.numberIn'],
    ['config:\n  tickTime: 2000\n  ticktime: 5', '4:3 ticktime -> scenario.oneOf'],
    ['config: {snapshotSizeFactor: 2}', '2:30 2 -> scenario.fractionIn'],
    ['config: {syncRule: "3.6"}', '2:20 3.6 -> scenario.oneOf'],
    ['servers: 3\nconfig: {groups: [[S1, S2]]}', '3:18 [["S1","S2"]] -> zookeeper-scenario.groups'],
    ['config: {weights: {S9: 1}}', '2:20 S9 -> scenario.oneOf'],
    ['config: {weights: {S1: x}}', '2:24 x -> scenario.numberIn'],
    ['disks: [1]', '2:8 ["1"] -> zookeeper-scenario.mapByServer'],
    ['disks: {S9: {log: [1.1]}}', '2:9 S9 -> scenario.oneOf'],
    ['disks: {S1: {log: [1.1]}, 1: {log: [1.2]}}', '2:9 S1 -> scenario.processOnce'],
    ['disks: {S1: {logs: [1.1]}}', '2:14 logs -> scenario.oneOf'],
    ['disks: {S1: 5}', '2:13 5 -> scenario.map'],
    ['disks: {S1: {log: [x]}}', '2:20 x -> zookeeper-scenario.zxidOrRange'],
    ['disks: {S1: {log: [1.2, 1.1]}}', '2:25 1.1 -> zookeeper-scenario.ascending'],
    ['disks: {S1: {log: [1.1, 1.1]}}', '2:25 1.1 -> zookeeper-scenario.ascending'],
    ['disks: {S1: {log: [1.0]}}', '2:20 1.0 -> zookeeper-scenario.counterFromOne'],
    ['disks: {S1: {log: [1.1..2.1]}}', '2:20 1.1..2.1 -> zookeeper-scenario.zxidOrRange'],
    ['disks: {S1: {log: [1.1..1.10001]}}', '2:20 1.1..1.10001 -> zookeeper-scenario.zxidOrRange'],
    ['disks: {S1: {currentEpoch: 1, log: [2.1]}}', '2:28 1 -> zookeeper-scenario.epochOfLog'],
    ['disks: {S1: {currentEpoch: 3, acceptedEpoch: 2}}', '2:46 2 -> zookeeper-scenario.acceptedBelowCurrent'],
    ['rules: {bogus: off}', '2:9 bogus -> scenario.oneOf'],
    ['rules: {log-before-ack: maybe}', '2:25 maybe -> scenario.oneOf'],
    ['protocol: raft', '2:11 raft -> scenario.oneOf'],
    ['title: [a]', '2:8 ["a"] -> scenario.texts'],
    ['title: {zh-CN: a}', '2:8 {"zh-CN":"a"} -> scenario.texts'],
    ['beside: [a]', '2:9 ["a"] -> scenario.text'],
    ['covers: FLE-01', '2:9 FLE-01 -> scenario.covers'],
    ['- a', '2:1 - a -> scenario.frontMatterMap'],
    ['text', '2:1 text -> scenario.frontMatterMap'],
    ['servers: 5\nservers: 3', '3:1 servers: 3 -> scenario.yaml'],
    ['servers: [1, 2', '2:15  -> scenario.yaml'],
    ['\tservers: 5', '2:1 \tservers: 5 -> scenario.yaml'],
    ['title: "open', '2:13  -> scenario.yaml'],
    ['servers: *x', '2:10 *x -> scenario.noAlias'],
    ['servers: &x 5\nseed: *x', '3:7 *x -> scenario.noAlias'],
  ])('%s', (yaml, problem) => expect(within(yaml)).toEqual([problem]));

  it('has to end', () =>
    expect(problemsOf('---\nservers: 3\nrun settled\n')).toEqual(['4:1  -> scenario.frontMatterEnd']));

  it('may be empty', () => expect(within('')).toEqual([]));

  it('leaves the lines of commands where they are', () => {
    expect(problemsOf('---\nservers: 3\n---\nrun settled\nbogus\n')).toEqual(['5:1 bogus -> scenario.verb']);
    expect(problemsOf('---\nservers: 3\n---\ncrash S4\n')).toEqual(['4:7 S4 -> scenario.process']);
  });

  it('is told of in the order of the file', () => {
    expect(within('seed: x\nbogus: 1\nservers: y')).toEqual([
      '2:7 x -> scenario.numberIn',
      '3:1 bogus -> scenario.oneOf',
      '4:10 y -> scenario.numberIn',
    ]);
  });

  it('cannot make a small file a large one', () => {
    const bomb = Array.from(
      { length: 12 },
      (_, i) =>
        `a${i}: &a${i} [${
          i === 0
            ? 'x'
            : Array(10)
                .fill(`*a${i - 1}`)
                .join(', ')
        }]`,
    ).join('\n');
    expect(within(bomb)).toHaveLength(1);
  });
});

describe('a problem', () => {
  it('is told in words that say what was found and what was expected', () => {
    const read = readScript({ file: 'a.txt', text: 'crash S9' }, [entry]);
    expect(read.ok ? '' : problemText(read.problems[0] ?? failed(), english.words)).toBe(
      'found "S9", expected the name of a process: S1, S2, S3, S4, S5, leader, follower',
    );
  });

  it('has a sentence in every language', () => {
    const ids = Object.keys({ ...prefixed('scenario'), ...prefixed('zookeeper-scenario') });
    expect(ids.length).toBeGreaterThan(100);
    for (const id of ids) expect([id, hasText('zh-CN', id) && hasText('en', id)]).toEqual([id, true]);
  });
});

const prefixed = (namespace: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(catalogues.en[namespace] ?? {}).map(([id, text]) => [`${namespace}.${id}`, text]));

function failed(): never {
  throw new Error('a problem is there');
}

describe('an empty scenario', () => {
  it.each(['', '\n', '# nothing but a comment\n', '\uFEFF'])('%j is five servers and no commands', (text) => {
    const script = scriptOf(text);
    expect(script.commands).toEqual([]);
    expect(script.setup.processes.map(({ name }) => name)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5']);
  });
});
