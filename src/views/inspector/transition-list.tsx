import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words';
import type { ChartNode } from '../../kernel/describe';
import { transitionKey } from './chart/path';

interface TransitionListProps {
  /** Innermost first. */
  readonly nodes: readonly ChartNode[];
  readonly taken: ReadonlyMap<string, 'taken' | 'possible'>;
}

/** What can happen in a state and in those around it: `event [guard] → target`, with the source of each state. */
export function TransitionList({ nodes, taken }: TransitionListProps): JSX.Element {
  const t = useWords();
  return (
    <div className="transitions">
      {nodes.map((node) =>
        node.transitions.length === 0 && node.source === null ? null : (
          <section key={node.path} aria-label={node.path === '' ? t('inspector.chart.anywhere') : node.path}>
            <h3 className="transitions-state">{node.path === '' ? t('inspector.chart.anywhere') : node.key}</h3>
            {node.source === null ? null : <p className="transitions-source">{node.source}</p>}
            <ul>
              {node.transitions.map((transition, index) => (
                <TransitionRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: a machine's definition never changes its order
                  key={index}
                  transition={transition}
                  taken={taken.get(transitionKey(node.path, index)) ?? null}
                />
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}

interface TransitionRowProps {
  readonly transition: ChartNode['transitions'][number];
  readonly taken: 'taken' | 'possible' | null;
}

function TransitionRow({ transition: { event, guard, target }, taken }: TransitionRowProps): JSX.Element {
  const t = useWords();
  // What is only handled in place needs no line of its own.
  const isPlain = guard === null && target === null;
  const classes = ['transition', isPlain ? 'is-plain' : '', taken === null ? '' : `is-${taken}`];
  return (
    <li className={classes.join(' ')}>
      <span className="transition-event">{event === '' ? t('inspector.chart.always') : event}</span>
      {guard === null ? null : <span className="transition-guard">[{guard}]</span>}
      {target === null ? null : (
        <span className="transition-target">→ {target.slice(target.lastIndexOf('.') + 1)}</span>
      )}
      {taken === null ? null : <span className="transition-mark">{t(`inspector.chart.${taken}`)}</span>}
    </li>
  );
}
