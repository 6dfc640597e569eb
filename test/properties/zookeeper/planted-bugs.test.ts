import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../../src/kernel/protocol';
import { take } from '../../../src/kernel/vector';
import { zookeeper } from '../../../src/protocols/zookeeper';
import { dialect } from '../../../src/protocols/zookeeper/dialect';
import { portrait } from '../../../src/protocols/zookeeper/portrait';
import { isRead } from '../../../src/protocols/zookeeper/requests';
import type { ZooKeeper } from '../../../src/protocols/zookeeper/state';
import type { ZooKeeperEffect } from '../../../src/protocols/zookeeper/turn';
import { perform } from '../../../src/scenario/play';
import { readScript } from '../../../src/scenario/read-script';
import { chaos } from './chaos';
import { planOf, scenarioOf, shrink } from './shrink';
import { judge, violationsIn } from './verdict';

type ZooKeeperProtocol = Protocol<ZooKeeper>;

/** ZooKeeper whose servers ask for other things than they should. */
const asking = (change: (effect: ZooKeeperEffect) => readonly ZooKeeperEffect[]): ZooKeeperProtocol => ({
  ...zookeeper,
  step(state, event) {
    const [next, effects] = zookeeper.step(state, event);
    return [next, effects.flatMap(change)];
  },
});

const bugs: Readonly<Record<string, { readonly protocol: ZooKeeperProtocol; readonly finds: RegExp }>> = {
  'a server forgets at its start which epoch it has promised': {
    protocol: {
      ...zookeeper,
      boot: (input) =>
        zookeeper.boot({ ...input, stable: { ...input.stable, acceptedEpoch: input.stable.currentEpoch } }),
    },
    finds: /one-leader-per-epoch/,
  },
  'a disk says that it has a log, and lacks the last entry': {
    protocol: {
      ...zookeeper,
      boot(input) {
        const { stable } = input;
        const { history, snapshot } = stable;
        const kept = Math.max(snapshot.length, history.length - 1);
        return zookeeper.boot({ ...input, stable: { ...stable, history: take(history, kept) } });
      },
    },
    finds: /leader-completeness|committed-log-grows|not in the log/,
  },
  'a client is told that its write is done when it is only asked for': {
    protocol: {
      ...zookeeper,
      step(state, event) {
        const [next, effects] = zookeeper.step(state, event);
        const proposal = effects.find((effect) => effect.type === 'send' && effect.message.type === 'PROPOSAL');
        const isWrite = event.type === 'request' && !isRead(event.request);
        if (!isWrite || proposal?.type !== 'send' || proposal.message.type !== 'PROPOSAL') return [next, effects];
        const result = { error: null, zxid: proposal.message.zxid, value: null };
        return [next, [...effects, { type: 'reply', request: event.id, result }]];
      },
    },
    finds: /is not in the log/,
  },
  'a server that looks for a leader says so only once': {
    protocol: asking((effect) => (effect.type === 'startTimer' && effect.timer === 'notification' ? [] : [effect])),
    finds: /does not come to work as one/,
  },
};

const longestSearch = 600;

describe('the property test fails', () => {
  it.each(Object.entries(bugs))('where %s', (_, { protocol, finds }) => {
    let found: readonly string[] = [];
    for (let seed = 1; seed <= longestSearch && found.length === 0; seed++)
      found = judge(chaos(protocol, seed)).problems;
    expect(found.join('; ')).toMatch(finds);
  });
});

describe('a run that fails', () => {
  const entry = { protocol: zookeeper, portrait, dialect };
  const failing = () => {
    for (let seed = 1; ; seed++) {
      const trace = chaos(zookeeper, seed, { rulesOff: ['most-recent-leads'] });
      if (trace.violations.length > 0) return trace;
    }
  };

  it('is told with as few acts as will do, as a scenario that fails in the same way', () => {
    const trace = failing();
    const [first] = violationsIn(trace);
    const shortest = shrink(zookeeper, trace, (run) => violationsIn(run)[0] === first);
    const plan = planOf(shortest);
    expect(plan.length).toBeLessThan(planOf(trace).length);
    const script = readScript({ file: 'found.txt', text: scenarioOf(shortest) }, [entry]);
    expect(script).toMatchObject({ ok: true });
    const { brokenInvariants } = script.ok ? perform(script.script) : { brokenInvariants: [] };
    expect(brokenInvariants.map((id) => `the invariant ${id} is broken`)).toContain(first);
  });
});
