import { traceLimits } from '../../src/trace-formats/limits';
import type { TraceProblem } from '../../src/trace-formats/trace-problem';
import { acting, events, forged, written } from './forged';

/** What is wrong, a text with it, the sentence that says so, and what else is to be told. */
export type ProblemCase = readonly [string, () => string, string, Partial<TraceProblem>?];

const at = (line: number, column: number) => ({ place: { line, column } });
const path = (text: string) => ({ path: text });
const link = { from: 1, to: 2 };
const many = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);

export const foreign: readonly ProblemCase[] = [
  ['nothing at all', () => '', 'empty'],
  ['blanks', () => ' \n\t\r\n', 'empty'],
  ['a table of steps', () => written('csv'), 'foreign.ours'],
  ['a log for ShiViz', () => written('shiviz'), 'foreign.ours'],
  ['a diagram', () => written('mermaid'), 'foreign.ours'],
  ['a report', () => written('markdown'), 'foreign.ours'],
  ['states', () => written('itf'), 'foreign.ours'],
  ['facts', () => written('facts'), 'foreign.ours'],
  ['a scenario', () => '---\nservers: 3\n---\nrun settled\n', 'foreign.scenario'],
  ['a web page', () => '<!doctype html><title>x</title>', 'foreign.markup'],
  ['a picture', () => '\ufffdPNG\r\n\u001a\n\u0000\u0000', 'foreign.binary'],
  ['an archive', () => 'PK\u0003\u0004\u0014', 'foreign.binary'],
  ['a letter', () => 'Dear reader, this is no run.', 'foreign.text'],
  ['a list of JSON', () => '[1, 2]', 'foreign.json'],
  ['another tool’s JSON', () => '{"traceEvents": []}', 'foreign.json'],
  ['JSON of another format', () => '{"format": "har"}', 'foreign.format'],
  ['a version to come', () => forged({ version: 2 }), 'version', path('version')],
  ['another protocol', () => forged({ protocol: 'raft' }), 'protocol', path('protocol')],
];

export const broken: readonly ProblemCase[] = [
  ['a file cut off', () => forged().slice(0, 3_000), 'cutOff'],
  ['a file without its last brace', () => forged().trimEnd().slice(0, -1), 'cutOff'],
  ['a comma too many', () => '{"format": "ensemble-trace",\n  "version": 1,,}', 'json', at(2, 16)],
  ['a colon too few', () => '{"format" "x"}', 'json', at(1, 11)],
  ['a comma too few', () => '{"format": "ensemble-trace" 1}', 'json', at(1, 29)],
  ['a value too few', () => '{"format": }', 'json', at(1, 12)],
  ['a text that is not closed', () => '{"format": "ensemble-\n"}', 'json', at(1, 22)],
  ['a second run behind the first', () => `${forged()}{}`, 'json'],
  ['events cut off between lines', () => events((lines) => lines.splice(-3, 2)), 'events.fewer'],
  ['events cut off inside of a line', () => written('events').slice(0, -9), 'cutOff'],
  ['a line too many', () => `${written('events')}{"step": 999}\n`, 'events.more'],
  [
    'lines in another order',
    () => events((lines) => lines.splice(4, 0, ...lines.splice(9, 1))),
    'events.order',
    at(5, 1),
  ],
  ['events of a newer version', () => written('events').replace('"version":1', '"version":9'), 'version'],
  ['a header that is wrong', () => written('events').replace('"setup":{', '"setup":3,"x":{'), 'shape'],
];

export const excessive: readonly ProblemCase[] = [
  ['a bomb of brackets', () => `{"format": ${'['.repeat(1_000_000)}`, 'limit.nesting', at(1, 11 + traceLimits.nesting)],
  ['a bomb of braces', () => '{"a":'.repeat(500_000), 'limit.nesting'],
  ['a bomb in a line', () => `${written('events')}${'['.repeat(500_000)}`, 'events.more'],
  ['too much', () => `{"format": "${'x'.repeat(traceLimits.bytes)}"}`, 'limit.bytes'],
  ['too many steps', () => forged({ steps: many(traceLimits.steps + 1, 0) }), 'limit.steps'],
  ['steps too far on', () => forged({ from: traceLimits.steps }), 'limit.steps'],
  ['too many events', () => written('events').replace(/"stepCount":\d+/, '"stepCount":9999999'), 'limit.steps'],
  ['too many acts', () => forged({ interventions: many(traceLimits.interventions + 1, 0) }), 'limit.interventions'],
  ['too large a setup', () => forged({ 'setup.disks': { S1: { log: many(60_000, '1.1') } } }), 'limit.setup'],
  ['a log of many ranges', () => forged({ 'setup.disks': { S1: { log: many(15_000, '1.1..1.9999') } } }), 'setup'],
  ['a billion servers', () => forged({ 'setup.servers': 1_000_000_000 }), 'setup', path('setup.servers')],
  ['an act on a thousand', () => acting({ type: 'partition', groups: [many(1_000, 1)] }), 'shape'],
  ['a factor without end', () => acting({ type: 'skew', process: 1, factor: 1e300 }), 'shape'],
  ['an instant past counting', () => forged({ 'interventions.0.at': 1e300 }), 'shape', path('interventions[0].at')],
];

const born = () => forged().replace('"version"', '"__proto__": {"x": 1}, "version"');
export const misshapen: readonly ProblemCase[] = [
  ['a key that every object has', born, 'key', path('__proto__')],
  [
    'such a key deep inside',
    () => forged({ 'setup.config': { constructor: 1 } }),
    'key',
    path('setup.config.constructor'),
  ],
  ['a method in the place of data', () => forged({ 'setup.start': { toString: 1 } }), 'key'],
  ['a key too many', () => forged({ more: 1 }), 'shape', path('more')],
  ['a key too few', () => forged({ violations: undefined }), 'shape', path('violations')],
  ['no list of steps', () => forged({ steps: {} }), 'shape', path('steps')],
  ['no version of an engine', () => forged({ engine: 'x' }), 'shape', path('engine')],
  ['an engine of a number', () => forged({ engine: 5 }), 'shape', path('engine')],
  ['no checksum', () => forged({ checksum: 'md5:1' }), 'shape', path('checksum')],
  ['an unknown act', () => acting({ type: 'explode' }), 'shape', path('interventions[0].act.type')],
  ['an act on a text', () => acting({ type: 'crash', process: 'S1' }), 'shape', path('interventions[0].act.process')],
  [
    'an act with more to it',
    () => acting({ type: 'crash', process: 1, also: 1 }),
    'shape',
    path('interventions[0].act.also'),
  ],
  ['an act of no list', () => acting({ type: 'heal', who: 3 }), 'shape'],
  ['a cut of no direction', () => acting({ type: 'cut', ...link, bothWays: 1 }), 'shape'],
  ['a latency backwards', () => acting({ type: 'latency', ...link, range: [5, 1] }), 'shape'],
  ['a loss of everything', () => acting({ type: 'loss', ...link, share: 1 }), 'shape'],
  ['a request that is a text', () => acting({ type: 'request', process: 1, request: 'create /a' }), 'shape'],
  ['a number that is none', () => forged({ 'setup.seed': '1e9' }), 'setup', path('setup.seed')],
  ['a setup with more to it', () => forged({ 'setup.colour': 'red' }), 'setup', path('setup.colour')],
];

const asking = (request: unknown) => acting({ type: 'request', process: 1, request });
const other = { engine: '0.2.0' };
const differs = { kind: 'differs' } as const;
export const untrue: readonly ProblemCase[] = [
  ['an act of nobody', () => acting({ type: 'crash', process: 9 }), 'act.process'],
  ['an act before its time', () => forged({ 'interventions.1.step': 0 }), 'act.order'],
  ['an act behind the end', () => forged({ 'interventions.0.step': 200_000 }), 'act.order'],
  ['a request of no kind', () => asking({ type: 'explode' }), 'act.request'],
  ['a request with more to it', () => asking({ type: 'getData', path: '/a', ttl: 1 }), 'act.request'],
  ['a request whose parts are lists', () => asking({ type: 'getData', path: ['/a'] }), 'act.request'],
  ['an act that cannot be', () => acting({ type: 'start', process: 1 }), 'act.refused', differs],
  ['another request', () => asking({ type: 'getData', path: '/other' }), 'edited.step', differs],
  ['a step that is none', () => forged({ 'steps.3': 7 }), 'edited.step', differs],
  ['an act put off for ever', () => forged({ 'interventions.0.at': traceLimits.instant }), 'edited.early', differs],
  ['a run that goes on', () => forged({ 'steps.0': { t: 1, e: 'boot' } }, 'nothing'), 'edited.end', differs],
  ['events with an unknown key', () => written('events').replace('"timeUs"', '"when"'), 'edited.step', differs],
  ['a checksum of something else', () => forged({ checksum: 'crc32:00000000' }), 'altered.steps', differs],
  [
    'an invariant said to be broken',
    () => forged({ violations: [{ step: 1, invariant: 'x' }] }),
    'altered.violations',
    differs,
  ],
  [
    'a setup that no step shows',
    () => forged().replace(/"weights": \{/, '"initLimit": 11, "weights": {'),
    'altered.run',
    differs,
  ],
  ['another engine’s run', () => forged({ ...other, 'steps.5': { t: 1, e: 'boot' } }), 'otherEngine.step', differs],
  ['another engine’s act', () => forged({ ...other, 'interventions.0.at': 1e12 }), 'otherEngine.early', differs],
  [
    'another engine’s longer run',
    () => forged({ ...other, 'steps.0': { t: 1, e: 'boot' } }, 'nothing'),
    'otherEngine.end',
    differs,
  ],
];
