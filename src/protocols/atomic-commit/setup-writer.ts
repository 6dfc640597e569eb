import type { Setup } from '../../kernel/world';
import { writeSpan } from '../fields';
import { openingBalance } from './account';
import { defaults, timeouts } from './setup-reader';
import type { AtomicCommit, CommitConfig } from './state';

type Data = Readonly<Record<string, unknown>>;

/** The front matter that `readSetup` makes this setup of again (`Dialect.writeSetup`); what is as by default is left out. */
export function writeSetup({ config, processes, seed, start, rulesOff, timing }: Setup<AtomicCommit>): Data {
  const balances = processes.filter(({ kind }) => kind === 'participant').map(({ stable }) => stable.balance);
  const isUsual = balances.every((balance) => balance === openingBalance);
  return {
    participants: config.participants.length,
    ...(isUsual ? {} : { accounts: balances }),
    start,
    seed,
    timing: { latency: writeSpan(timing.latency), disk: writeSpan(timing.disk) },
    config: writeConfig(config),
    ...(rulesOff.length > 0 ? { rules: Object.fromEntries(rulesOff.map((rule) => [rule, 'off'])) } : {}),
  };
}

function writeConfig(config: CommitConfig): Data {
  const changed = ([...timeouts, 'recovery', 'heuristic'] as const).filter((key) => config[key] !== defaults[key]);
  return {
    variant: config.variant,
    ...(config.cooperation ? { cooperation: 'on' } : {}),
    ...Object.fromEntries(changed.map((key) => [key, config[key]])),
  };
}
