import { unreachable } from '../../kernel/assert';
import type { Transaction } from './messages';

/** What a transaction does, in the words of the request that it came of; a refused one by its error. */
export function txnText({ body }: Transaction): string {
  switch (body.type) {
    case 'create':
      return `create ${body.path} ${JSON.stringify(body.data)}`;
    case 'delete':
      return `delete ${body.path}`;
    case 'setData':
      return `set ${body.path} ${JSON.stringify(body.data)}`;
    case 'createSession':
      return 'createSession';
    case 'error':
      return `error ${body.error}`;
    default:
      return unreachable(body);
  }
}
