import { type ProcessId, processId } from '../../kernel/ids';
import { type Field, isRecord, refuse } from '../fields';

const maxServerId = 65_535;

/** What scenarios call a server. */
export const serverName = (id: ProcessId): string => `S${id}`;

/** Reads `S3` or `3`; null for what is neither. */
export function serverId(value: unknown): ProcessId | null {
  const digits = /^s?(\d{1,5})$/i.exec(String(value))?.[1];
  return digits !== undefined && Number(digits) <= maxServerId ? processId(Number(digits)) : null;
}

/** The keys of a map that name this server. */
export const keysOf = ({ value }: Field, id: ProcessId): readonly string[] =>
  isRecord(value) ? Object.keys(value).filter((key) => serverId(key) === id) : [];

/** Refuses what is no map with servers as its keys, each of them once. */
export function checkKeyedByServer(field: Field, servers: readonly ProcessId[]): void {
  if (!isRecord(field.value)) {
    if (field.value !== undefined && field.value !== '') refuse(field, 'zookeeper-scenario.mapByServer');
    return;
  }
  const seen = new Set<ProcessId>();
  for (const key of Object.keys(field.value)) {
    const id = serverId(key);
    const isKnown = id !== null && servers.includes(id);
    if (!isKnown)
      field.problems.push({
        path: [...field.path, key],
        found: key,
        expected: `scenario.oneOf ${servers.map(serverName).join(', ')}`,
      });
    else if (seen.has(id))
      field.problems.push({ path: [...field.path, key], found: key, expected: 'scenario.processOnce' });
    else seen.add(id);
  }
}
