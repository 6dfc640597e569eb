import { type JSX, useEffect, useMemo, useState } from 'react';
import { type Answers, fieldKey } from '../../kernel/setup-form';
import type { BuildOffer } from '../../player/cluster-draft';
import type { Registry, ScenarioSource } from '../../player/contract';
import { player } from '../../player/player';
import { answersFor, readChanged, sameRunIn } from '../../player/second-run';
import { usePlayer } from '../../player/use-player';
import { FormGroup } from '../builder/form-group';
import { ProtocolField } from '../builder/protocol-field';
import '../builder/builder.css';

interface SetupChoiceProps {
  readonly offers: readonly BuildOffer[];
  readonly registry: Registry;
  choose(source: ScenarioSource | null): void;
}

/** The present run in another setup: rules switched off, another variant, another protocol of processes of the same names. */
export function SetupChoice({ offers, registry, choose }: SetupChoiceProps): JSX.Element | null {
  const shown = usePlayer((state) => state.entry.protocol.id);
  const [chosen, setChosen] = useState(shown);
  const [changed, setChanged] = useState<Answers>({});
  const offer = offers.find(({ entry }) => entry.protocol.id === chosen);
  const draft = useMemo(
    () => (offer === undefined ? {} : { ...answersFor(offer, player.getState()), ...changed }),
    [offer, changed],
  );
  const read = useMemo(
    () => (offer === undefined ? null : readChanged(offer, changed, player.getState())),
    [changed, offer],
  );
  const isOk = read?.ok === true;
  useEffect(() => {
    choose(isOk && offer !== undefined ? sameRunIn(offer, changed, player.getState(), registry) : null);
  }, [isOk, offer, changed, registry, choose]);
  if (offer === undefined) return null;
  return (
    <div className="builder beside-setup">
      <ProtocolField
        offers={offers}
        chosen={chosen}
        onChoose={(protocol) => {
          setChosen(protocol);
          setChanged({});
        }}
      />
      {offer.form.groups.map((group) => (
        <FormGroup
          key={`${chosen} ${group.label}`}
          group={group}
          draft={draft}
          problems={read === null || read.ok ? [] : read.problems}
          onChange={(field, answer) => setChanged({ ...changed, [fieldKey(field)]: answer })}
        />
      ))}
    </div>
  );
}
