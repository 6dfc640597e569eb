import { createContext, useContext } from 'react';
import type { Explainer } from '../../kernel/describe';
import type { ProtocolTypes } from '../../kernel/protocol';

/** What the protocol that is looked at can be asked; the app provides it. */
export const ExplainerContext = createContext<Explainer<ProtocolTypes> | null>(null);

const silent: Pick<Explainer<ProtocolTypes>, 'questions' | 'answer'> & { readonly otherwise: null } = {
  otherwise: null,
  questions: () => [],
  answer: () => [],
};

/** Without a protocol that answers, nothing can be asked. */
export const useExplainer = (): Explainer<ProtocolTypes> | typeof silent => useContext(ExplainerContext) ?? silent;
