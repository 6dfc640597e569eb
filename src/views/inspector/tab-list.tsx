import { type JSX, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { indexAfterKey } from './roving';

export interface Tab {
  readonly id: string;
  readonly label: string;
}

interface TabListProps {
  /** Prefix of the element ids that join tabs with their panel. */
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
}

/** Tabs as ARIA has them: one stop for the Tab key, arrows choose among them. */
export function TabList({ name, label, tabs, chosen, onChoose, children }: TabListProps): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = indexAfterKey(event, { index: tabs.findIndex((tab) => tab.id === chosen), count: tabs.length });
    const next = index === null ? undefined : tabs[index];
    if (index === null || next === undefined) return;
    // Arrows step through the run elsewhere; here they belong to the tabs.
    event.preventDefault();
    event.stopPropagation();
    onChoose(next.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
  };
  return (
    <>
      <div className="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${name}-tab-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === chosen}
            aria-controls={`${name}-panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        className="tab-panel"
        id={`${name}-panel`}
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        tabIndex={0}
        aria-labelledby={`${name}-tab-${chosen}`}
      >
        {children}
      </div>
    </>
  );
}
