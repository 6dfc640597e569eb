import { type JSX, useLayoutEffect, useRef } from 'react';
import { at } from '../../kernel/vector';
import { stepTitle } from '../events/step-words';
import { fateSentence, flightText, stepSentence, type WordTools } from './picture-words';
import type { Pointed } from './use-instrument';

/** Says what the pointer is over. It stands beside it, takes no clicks, and is there for the eye only. */
export function DiagramTip({
  tools,
  pointed,
}: {
  readonly tools: WordTools;
  readonly pointed: Pointed;
}): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  const { hit, x, y } = pointed;
  useLayoutEffect(() => {
    const tip = box.current;
    const plot = tip?.parentElement;
    if (tip === null || plot === null || plot === undefined) return;
    const left = x + 14 + tip.offsetWidth > plot.clientWidth ? x - 14 - tip.offsetWidth : x + 14;
    const top = Math.max(2, Math.min(y + 12, plot.clientHeight - tip.offsetHeight - 2));
    tip.style.transform = `translate(${Math.max(2, left)}px, ${top}px)`;
  });
  const said = linesOf(tools, hit);
  if (said === null) return null;
  return (
    <div className="diagram-tip" ref={box} aria-hidden="true" data-testid="diagram-tip">
      <div className="diagram-tip-title">{said.title}</div>
      <div>{said.note}</div>
    </div>
  );
}

function linesOf(tools: WordTools, hit: Pointed['hit']): { readonly title: string; readonly note: string } | null {
  const { processes } = tools.trace().setup;
  if (hit.type === 'flight') {
    const { from, to } = hit.flight;
    const ends = `${processes[from]?.name ?? ''} → ${processes[to]?.name ?? ''}`;
    return { title: `${flightText(tools, hit.flight)} · ${ends}`, note: fateSentence(tools, hit.flight) };
  }
  if (hit.type === 'lane') return null;
  const step = at(tools.trace().steps, hit.step);
  if (step === undefined) return null;
  return {
    title: stepTitle(tools.summaryOf(step), tools.t, tools.entry.portrait),
    note: stepSentence(tools, hit.step),
  };
}
