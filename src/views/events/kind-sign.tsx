import type { JSX } from 'react';
import { MessageShape } from '../shapes/message-shape';
import type { StepSummary } from './step-summary';

/** Outlines on a grid of 16 by 16: a clock, a disk, a start, a plug, a client's arrow, a hand's mark. */
const outlines: Readonly<Record<Exclude<StepSummary['kind'], 'message'>, string>> = {
  timer: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM8 5v3.2l2.2 1.6',
  disk: 'M3 4.5c0-2.6 10-2.6 10 0v7c0 2.6-10 2.6-10 0zM3 4.5c0 2.6 10 2.6 10 0',
  boot: 'M5 3.2L12.5 8 5 12.8z',
  connection: 'M2 8h3.5M10.5 8H14M5.5 5.5v5M10.5 5.5v5',
  request: 'M2.5 8h9M8 4l4 4-4 4',
  act: 'M8 1.8L9.7 6.3 14.4 6.6 10.8 9.6 12 14.2 8 11.6 4 14.2 5.2 9.6 1.6 6.6 6.3 6.3z',
};

/** The sign of what a step was; the words are beside it. */
export function KindSign({ summary }: { readonly summary: StepSummary }): JSX.Element {
  const { kind, family } = summary;
  if (kind === 'message') return <MessageShape family={family} size={13} />;
  return (
    <svg className="kind-sign" viewBox="0 0 16 16" width={13} height={13} aria-hidden="true">
      <path d={outlines[kind]} />
    </svg>
  );
}
