import { unreachable } from '../../kernel/assert';
import type { Transaction } from './messages';
import type { ZooKeeperRequest } from './state';

/** A request as one types it after a server's name. */
export function requestText(request: ZooKeeperRequest): string {
  switch (request.type) {
    case 'create':
      return `create ${request.path} ${JSON.stringify(request.data)}`;
    case 'delete':
      return `delete ${request.path}${versionText(request.version)}`;
    case 'setData':
      return `set ${request.path} ${JSON.stringify(request.data)}${versionText(request.version)}`;
    case 'createSession':
      return 'connect';
    case 'getData':
      return `get ${request.path}`;
    case 'exists':
      return `exists ${request.path}`;
    case 'getChildren':
      return `children ${request.path}`;
    default:
      return unreachable(request);
  }
}

const versionText = (version: number): string => (version === -1 ? '' : ` version ${version}`);

/** What a transaction does, in the same words; a refused one by its error. */
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
