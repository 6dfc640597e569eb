import type { SetupForm } from '../kernel/setup-form';
import type { BuildOffer } from '../player/cluster-draft';
import type { Registry } from '../player/contract';
import { threePhaseForm, twoPhaseForm } from '../protocols/atomic-commit/form';
import { form as zooKeeperForm } from '../protocols/zookeeper/form';

/** What each protocol asks for a cluster of one's own, by its id. */
const forms: Readonly<Record<string, SetupForm>> = {
  zookeeper: zooKeeperForm,
  'two-phase-commit': twoPhaseForm,
  'three-phase-commit': threePhaseForm,
};

/** The protocols of which clusters can be built. */
export const buildOffers = ({ entries }: Registry): readonly BuildOffer[] =>
  entries.flatMap((entry) => {
    const form = forms[entry.protocol.id];
    return form === undefined ? [] : [{ entry, form }];
  });
