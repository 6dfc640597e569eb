import { unreachable } from '../kernel/assert';
import { requestId } from '../kernel/ids';
import type { ProtocolTypes } from '../kernel/protocol';
import type { Trace } from '../kernel/trace';
import { at, slice } from '../kernel/vector';
import { processOf } from '../kernel/world';
import type { Expected } from './command';
import type { Entry } from './entry';

export interface Finding {
  readonly holds: boolean;
  /** What is the case, in words of the scenario language. */
  readonly found: string;
}

/** Compares what a scenario expects with the head of a trace. */
export function checkExpected<P extends ProtocolTypes>(trace: Trace<P>, entry: Entry<P>, expected: Expected): Finding {
  switch (expected.type) {
    case 'invariants': {
      const broken = brokenInvariants(trace);
      return {
        holds: broken.length === 0,
        found: broken.length === 0 ? 'invariants hold' : broken.map((id) => `invariant ${id} broken`).join(', '),
      };
    }
    case 'invariant': {
      const isBroken = brokenInvariants(trace).includes(expected.id);
      return { holds: isBroken !== expected.holds, found: `invariant ${expected.id} ${isBroken ? 'broken' : 'holds'}` };
    }
    case 'request':
      return checkRequest(trace, entry, expected);
    case 'status': {
      const status = processOf(trace.head.world, expected.process)?.status;
      const found = status === 'dead' || status === undefined ? 'down' : status;
      return { holds: found === expected.status, found };
    }
    case 'own': {
      const read = entry.dialect.readExpectation(expected.words, trace.setup);
      return read.ok ? read.value.check(trace) : { holds: false, found: '' };
    }
    default:
      return unreachable(expected);
  }
}

/** The invariants that some step of the trace has broken, each once. */
export const brokenInvariants = <P extends ProtocolTypes>(trace: Trace<P>): readonly string[] => [
  ...new Set(Array.from(slice(trace.violations), ({ invariant }) => invariant)),
];

function checkRequest<P extends ProtocolTypes>(
  trace: Trace<P>,
  { portrait }: Entry<P>,
  expected: Extract<Expected, { readonly type: 'request' }>,
): Finding {
  const request = at(trace.head.world.requests, requestId(expected.number - 1));
  if (request === undefined) return { holds: false, found: `${trace.head.world.requests.length}` };
  const { status, error } = portrait.outcome(request);
  const isSame = status === expected.status && (expected.error === null || expected.error === error);
  return { holds: isSame, found: [`request ${expected.number}`, status, ...(error === null ? [] : [error])].join(' ') };
}
