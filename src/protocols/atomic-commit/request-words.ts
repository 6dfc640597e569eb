import { unreachable } from '../../kernel/assert';
import type { ReadWords, VerbHelp } from '../../kernel/dialect';
import { processId } from '../../kernel/ids';
import type { CommitRequest } from './state';

/** Verbs of requests, as they follow the name of a process. */
export const requestVerbs: readonly VerbHelp[] = [
  { form: 'transfer AMOUNT [from PARTICIPANT]', example: 'transfer 10 from P1', help: 'commit-scenario.help.transfer' },
  { form: 'read', example: 'read', help: 'commit-scenario.help.read' },
  { form: 'begin', example: 'begin', help: 'commit-scenario.help.begin' },
  { form: 'refuse', example: 'refuse', help: 'commit-scenario.help.refuse' },
  { form: 'fail', example: 'fail', help: 'commit-scenario.help.fail' },
];

type Words = readonly string[];
type ReadRequest = ReadWords<CommitRequest>;
const fail = (word: number, expected: string): ReadRequest => ({ ok: false, word, expected });

const largestAmount = 1_000_000;
/** Who pays where nobody is named: P1. */
const usualPayer = processId(1);

/** Reads what follows the name of a process (`Dialect.readRequest`). */
export function readRequest(words: Words): ReadRequest {
  const name = words[0]?.toLowerCase() ?? '';
  if (name === 'transfer') return readTransfer(words);
  const plain = (['read', 'begin', 'refuse', 'fail'] as const).find((verb) => verb === name);
  if (plain === undefined) return fail(0, 'scenario.oneOf transfer, read, begin, refuse, fail');
  return words.length > 1 ? fail(1, 'scenario.endOfLine') : { ok: true, value: { type: plain } };
}

function readTransfer([, amount = '', from, payer, ...rest]: Words): ReadRequest {
  if (!/^\d{1,7}$/.test(amount) || Number(amount) > largestAmount)
    return fail(1, `scenario.numberIn 0..${largestAmount}`);
  const value = { type: 'transfer', amount: Number(amount), payer: usualPayer } as const;
  if (from === undefined) return { ok: true, value };
  if (from.toLowerCase() !== 'from') return fail(2, 'scenario.word from');
  const id = /^p([1-9])$/i.exec(payer ?? '')?.[1];
  if (id === undefined) return fail(3, 'commit-scenario.participant');
  return rest.length > 0
    ? fail(4, 'scenario.endOfLine')
    : { ok: true, value: { ...value, payer: processId(Number(id)) } };
}

/** The request as one would type it (`Dialect.writeRequest`). */
export function writeRequest(request: CommitRequest): string {
  switch (request.type) {
    case 'transfer':
      return `transfer ${request.amount}${request.payer === usualPayer ? '' : ` from P${request.payer}`}`;
    case 'read':
    case 'begin':
    case 'refuse':
    case 'fail':
      return request.type;
    default:
      return unreachable(request);
  }
}
