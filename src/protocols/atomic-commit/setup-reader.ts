import type { Read } from '../../kernel/dialect';
import { duration, type ProcessId, processId } from '../../kernel/ids';
import type { Rule, RuleId } from '../../kernel/protocol';
import type { Setup } from '../../kernel/world';
import { checkKeys, elements, type Field, fieldOf, isRecord, oneOf, readTiming, refuse, wholeNumber } from '../fields';
import { openingBalance } from './account';
import type { AtomicCommit, CommitConfig, Variant } from './state';

/** Largest number of participants in a run. */
export const maxParticipants = 9;
export const largestBalance = 1_000_000;
/** In milliseconds. */
export const longestTimeout = 600_000;
export const coordinatorId = processId(0);
export const participantIds = (count: number): readonly ProcessId[] =>
  Array.from({ length: count }, (_, i) => processId(i + 1));

/**
 * What a scenario that says nothing runs with. Timers are longer than all that they wait for takes, so that without a
 * fault none of them rings; a participant of the book variant waits longer than the coordinator does for
 * acknowledgements, and two messages more.
 */
export const defaults = {
  participants: 3,
  seed: 1,
  latency: [duration(1000), duration(5000)],
  disk: [duration(2000), duration(6000)],
  cooperation: 'off',
  recovery: 'timer',
  heuristic: 'abort',
  requestTimeout: 200,
  voteTimeout: 40,
  ackTimeout: 40,
  decisionTimeout: 100,
  terminationTimeout: 20,
} as const;
export const timeouts = [
  'requestTimeout',
  'voteTimeout',
  'ackTimeout',
  'decisionTimeout',
  'terminationTimeout',
] as const;

/** What tells the two protocols of the family apart in a setup. */
export interface Flavour {
  readonly protocol: string;
  readonly variants: readonly Variant[];
  readonly rules: readonly Rule[];
}

const setupKeys = ['participants', 'accounts', 'start', 'seed', 'timing', 'config', 'rules'];

/** Makes a setup of a scenario's front matter, or says what is wrong where (`Dialect.readSetup`). */
export const setupReader =
  (flavour: Flavour) =>
  (fields: Readonly<Record<string, unknown>>): Read<Setup<AtomicCommit>> => {
    const root: Field = { value: fields, path: [], problems: [] };
    checkKeys(root, setupKeys);
    const count = wholeNumber(fieldOf(root, 'participants'), {
      from: 1,
      to: maxParticipants,
      otherwise: defaults.participants,
    });
    const participants = participantIds(count);
    const balances = readAccounts(fieldOf(root, 'accounts'), count);
    const setup: Setup<AtomicCommit> = {
      protocol: flavour.protocol,
      seed: wholeNumber(fieldOf(root, 'seed'), { from: 0, to: 2 ** 32 - 1, otherwise: defaults.seed }),
      processes: [
        { id: coordinatorId, name: 'C', kind: 'coordinator', stable: { balance: 0, log: [] } },
        ...participants.map((id, i) => ({
          ...{ id, name: `P${id}`, kind: 'participant' as const },
          stable: { balance: balances[i] ?? openingBalance, log: [] },
        })),
      ],
      config: readConfig(fieldOf(root, 'config'), participants, flavour),
      timing: readTiming(fieldOf(root, 'timing'), defaults),
      start: oneOf(fieldOf(root, 'start'), ['all', 'none'], 'all'),
      rulesOff: readRules(fieldOf(root, 'rules'), flavour),
    };
    return root.problems.length === 0 ? { ok: true, value: setup } : { ok: false, problems: root.problems };
  };

/** One balance for all, or a list with one for each participant. */
function readAccounts(field: Field, count: number): readonly number[] {
  const limits = { from: 0, to: largestBalance, otherwise: openingBalance };
  if (!Array.isArray(field.value)) return Array.from({ length: count }, () => wholeNumber(field, limits));
  if (field.value.length !== count) refuse(field, `commit-scenario.oneForEach ${count}`);
  return elements(field, 'commit-scenario.accounts').map((element) => wholeNumber(element, limits));
}

const configKeys: readonly string[] = ['variant', 'cooperation', 'recovery', 'heuristic', ...timeouts];

function readConfig(field: Field, participants: readonly ProcessId[], { variants }: Flavour): CommitConfig {
  checkKeys(field, configKeys);
  const first = variants[0] ?? 'presumed-nothing';
  const time = (key: (typeof timeouts)[number]): number =>
    wholeNumber(fieldOf(field, key), { from: 1, to: longestTimeout, otherwise: defaults[key] });
  return {
    variant: oneOf(fieldOf(field, 'variant'), variants, first),
    coordinator: coordinatorId,
    participants,
    cooperation: isOn(oneOf(fieldOf(field, 'cooperation'), switchWords, defaults.cooperation)),
    recovery: oneOf(fieldOf(field, 'recovery'), ['timer', 'ask'], defaults.recovery),
    heuristic: oneOf(fieldOf(field, 'heuristic'), ['commit', 'abort'], defaults.heuristic),
    requestTimeout: time('requestTimeout'),
    voteTimeout: time('voteTimeout'),
    ackTimeout: time('ackTimeout'),
    decisionTimeout: time('decisionTimeout'),
    terminationTimeout: time('terminationTimeout'),
  };
}

const switchWords = ['on', 'off', 'true', 'false'] as const;
const isOn = (word: string): boolean => word === 'on' || word === 'true';

/** The switches that are off. */
function readRules(field: Field, { rules }: Flavour): readonly RuleId[] {
  const switches = rules.filter(({ isSwitch }) => isSwitch).map(({ id }) => id);
  checkKeys(field, switches);
  if (!isRecord(field.value)) return [];
  const { value } = field;
  return switches.filter((rule) => rule in value && !isOn(oneOf(fieldOf(field, rule), switchWords, 'on')));
}
