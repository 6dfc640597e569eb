import type { ProcessId } from '../../kernel/ids';
import { vectorOf } from '../../kernel/vector';
import { checkKeys, elements, type Field, fieldOf, isRecord, refuse, wholeNumber } from '../fields';
import { emptyStable } from './database';
import type { Transaction } from './messages';
import { checkKeyedByServer, keysOf } from './server-names';
import type { Stable } from './state';
import { counterOf, epoch, epochOf, maxEpoch, noZxid, parseZxid, startsEpoch, type Zxid, zxidOf } from './zxid';

/** Longest log that a scenario may give a server to start with. */
const maxLog = 10_000;

/** Reads what disks hold at the start; a server that is not named has an empty one. */
export function readDisks(field: Field, servers: readonly ProcessId[]): (id: ProcessId) => Stable {
  checkKeyedByServer(field, servers);
  const disks = new Map(
    servers.flatMap((id) => keysOf(field, id).map((key) => [id, readDisk(fieldOf(field, key))] as const)),
  );
  return (id) => disks.get(id) ?? emptyStable;
}

function readDisk(field: Field): Stable {
  if (field.value === '' || field.value === undefined) return emptyStable;
  checkKeys(field, ['currentEpoch', 'acceptedEpoch', 'log']);
  if (!isRecord(field.value)) return emptyStable;
  const zxids = readLog(fieldOf(field, 'log'));
  const last = zxids[zxids.length - 1] ?? noZxid;
  const currentEpoch = wholeNumber(fieldOf(field, 'currentEpoch'), { from: 0, to: maxEpoch, otherwise: epochOf(last) });
  const acceptedEpoch = wholeNumber(fieldOf(field, 'acceptedEpoch'), {
    from: 0,
    to: maxEpoch,
    otherwise: currentEpoch,
  });
  // With such a disk a real server refuses to start (QuorumPeer.loadDataBase).
  if (epochOf(last) > currentEpoch)
    refuse(fieldOf(field, 'currentEpoch'), `zookeeper-scenario.epochOfLog ${epochOf(last)}`);
  if (acceptedEpoch < currentEpoch)
    refuse(fieldOf(field, 'acceptedEpoch'), `zookeeper-scenario.acceptedBelowCurrent ${currentEpoch}`);
  const history = vectorOf(zxids.map(creation));
  return {
    ...emptyStable,
    currentEpoch: epoch(currentEpoch),
    acceptedEpoch: epoch(acceptedEpoch),
    history,
    files: zxids.length > 0 ? [0] : [],
  };
}

/** The transaction that stands for a zxid of an initial log: it creates a znode named after it. */
function creation(zxid: Zxid, position: number): Transaction {
  const body = { type: 'create', path: `/t${zxid.toString(16)}`, data: '', parentCversion: position + 1 } as const;
  return { zxid, time: 0, body, origin: null };
}

function readLog(field: Field): readonly Zxid[] {
  const zxids: Zxid[] = [];
  let read = 0;
  for (const element of logElements(field)) {
    // Ranges are short to write: what is refused one by one would still take its time for a file that is full of them.
    if (read > 2 * maxLog) {
      refuse(element, `zookeeper-scenario.logLimit ${maxLog}`);
      break;
    }
    const range = zxidsIn(String(element.value));
    read += range?.length ?? 0;
    if (range === null) refuse(element, 'zookeeper-scenario.zxidOrRange');
    else if (range.some(startsEpoch)) refuse(element, 'zookeeper-scenario.counterFromOne');
    else if ((range[0] ?? noZxid) <= (zxids[zxids.length - 1] ?? noZxid))
      refuse(element, 'zookeeper-scenario.ascending');
    else if (zxids.length + range.length > maxLog) refuse(element, `zookeeper-scenario.logLimit ${maxLog}`);
    else zxids.push(...range);
  }
  return zxids;
}

/** A list, or a text with the zxids of the log one after another. */
function logElements(field: Field): readonly Field[] {
  const { value, path, problems } = field;
  if (typeof value !== 'string') return elements(field, 'zookeeper-scenario.listOfZxids');
  const words = value.split(/[\s,]+/).filter((word) => word !== '');
  return words.map((word) => ({ value: word, path, problems }));
}

/** The zxids that `1.5`, `0x100000005` or `1.1..1.9` stands for; null for what is none of these. */
export function zxidsIn(text: string): readonly Zxid[] | null {
  const [from = '', to = from, ...rest] = text.split('..');
  const [first, last] = [parseZxid(from), parseZxid(to)];
  if (first === null || last === null || rest.length > 0) return null;
  const length = last - first + 1;
  if (epochOf(first) !== epochOf(last) || length < 1 || length > maxLog) return null;
  return Array.from({ length }, (_, i) => zxidOf(epochOf(first), counterOf(first) + i));
}
