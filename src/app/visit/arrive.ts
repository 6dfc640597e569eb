import type { Notice } from '../../player/contract';
import { beginLockStep, endLockStep } from '../../player/lock-step';
import type { PlayerStore } from '../../player/player';
import { runOfMade } from '../../player/second-run';
import { type Linked, readLink } from '../../sharing/link';
import { openLinked } from '../../sharing/open-link';
import { type Opened, type Reopened, reopen } from '../../sharing/reopen';
import { wholeRegistry } from '../all-scenarios';
import { browserClock } from '../browser-clock';
import type { Address } from './expected';
import { openFetched } from './open-file';
import { runs } from './runs';

/** What was found on arrival: a run that the address named, one that was kept, or nothing. */
export type Arrival = 'link' | 'kept' | 'nothing';

/** Shows the run that the address asks for, or else the one that was kept; whatever goes wrong is told, and changes nothing. */
export async function arrive(player: PlayerStore, address: Address): Promise<Arrival> {
  player.getState().know(wholeRegistry);
  const trace = tracePath(address.hash);
  if (trace !== null) return (await openFetched(player, trace)) ? 'link' : 'nothing';
  const linked = await readLink(address);
  if (linked.type !== 'nothing') return arriveByLink(player, linked);
  const kept = await runs.restore();
  if (!kept.ok) return told(player, kept.problem.id, kept.problem.values);
  if (kept.value === null) return 'nothing';
  return shown(player, reopen(kept.value, wholeRegistry)) ? 'kept' : 'nothing';
}

/** `#trace=runs/monday.json`: a trace file beside the page. */
function tracePath(hash: string): string | null {
  return hash.startsWith(traceKey) ? decodeURIComponent(hash.slice(traceKey.length)) : null;
}
const traceKey = '#trace=';

function arriveByLink(player: PlayerStore, linked: Linked): Arrival {
  const opened = openLinked(linked, wholeRegistry);
  return opened !== null && shown(player, opened) ? 'link' : 'nothing';
}

/** Shows a run that could be made again, with what is worth saying of it; tells why where it could not. */
export function shown(player: PlayerStore, opened: Reopened): boolean {
  if (!opened.ok) {
    told(player, opened.problem.id, opened.problem.values);
    return false;
  }
  showOpened(player, opened);
  for (const { id, values } of opened.remarks) told(player, id, values, 'info');
  return true;
}

/** Shows a run in the place of what was shown, and beside it the second one that was kept or sent with it. */
export function showOpened(
  player: PlayerStore,
  { run, view, beside }: Opened & { readonly beside: Opened | null },
): void {
  endLockStep();
  player.getState().show(run, view);
  if (beside === null) return;
  const workshop = { registry: wholeRegistry, clock: browserClock(window) };
  beginLockStep(runOfMade(beside.run, beside.view, workshop, player.getState()), workshop.clock);
}

function told(player: PlayerStore, id: string, values: Notice['values'], kind: Notice['kind'] = 'error'): 'nothing' {
  player.getState().tell({ kind, id, values });
  return 'nothing';
}

/** The address without what it asked for: from here on the run is kept, and a reload must not begin it again. */
export function forgetLink({ history, location }: Pick<Window, 'history' | 'location'>): void {
  const query = new URLSearchParams(location.search);
  if (query.has('embed') || (location.hash === '' && !query.has('scenario'))) return;
  for (const name of ['scenario', 'step', 'later', 'steps', 'check']) query.delete(name);
  const rest = query.toString();
  history.replaceState(null, '', `${location.pathname}${rest === '' ? '' : `?${rest}`}`);
}
