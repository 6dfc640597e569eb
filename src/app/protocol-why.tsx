import type { JSX } from 'react';
import type { Explainer } from '../kernel/describe';
import type { ProtocolTypes } from '../kernel/protocol';
import { usePlayer } from '../player/use-player';
import { explainer as commitExplainer } from '../protocols/atomic-commit/explainer';
import { explainer as zooKeeperExplainer } from '../protocols/zookeeper/explainer';
import { ExplainerContext } from '../views/why/explainer-context';
import { WhyPanel } from '../views/why/why-panel';

/** What each protocol can be asked, by its id. */
const explainers = {
  zookeeper: zooKeeperExplainer,
  'two-phase-commit': commitExplainer,
  'three-phase-commit': commitExplainer,
} as unknown as Readonly<Record<string, Explainer<ProtocolTypes>>>;

/** Why this happened, with the questions of the protocol that is looked at. */
export function ProtocolWhy(): JSX.Element {
  const protocol = usePlayer((state) => state.entry.protocol.id);
  return (
    <ExplainerContext value={explainers[protocol] ?? null}>
      <WhyPanel />
    </ExplainerContext>
  );
}
