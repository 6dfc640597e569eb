import type { Registry } from '../player/contract';
import { player } from '../player/player';
import type { Workshop } from '../player/second-run';
import { late } from '../views/late/late';
import { browserClock } from './browser-clock';
import { MissingDialog } from './missing-dialog';
import { MissingPresenter } from './missing-presenter';

const parts = () => import('./later-parts');
const visit = () => import('./visit');

export const BranchDrawer = late(async () => (await parts()).BranchDrawer);
export const ComparePanel = late(async () => (await parts()).ComparePanel);
export const Diagram = late(async () => (await parts()).Diagram);
export const EventList = late(async () => (await parts()).EventList);
export const Inspector = late(async () => (await parts()).ProtocolInspector);
export const InvariantList = late(async () => (await parts()).InvariantList);
export const JointScrubber = late(async () => (await parts()).JointScrubber);
export const PairStage = late(async () => (await parts()).PairStage);
export const Presenter = late(async () => (await parts()).Presenter, MissingPresenter);
export const StopsPanel = late(async () => (await parts()).StopsPanel);
export const WhyPanel = late(async () => (await parts()).ProtocolWhy);

export const BesideDialog = late(besideOfAll, MissingDialog);
export const Builder = late(builderOfAll, MissingDialog);
export const ExportDialog = late(async () => (await parts()).ExportDialog, MissingDialog);
export const KeysSheet = late(async () => (await parts()).KeysSheet, MissingDialog);
export const ShareDialog = late(sharing, MissingDialog);
export const Overview = late(overviewOfAll, MissingDialog);
export const Picker = late(pickerOfAll, MissingDialog);

/** With all scenarios and the runs that the browser keeps, which nothing else needs. */
async function pickerOfAll() {
  const [{ Picker, overviews, groupsOf }, { wholeRegistry, earlierRuns }] = await Promise.all([parts(), visit()]);
  const earlier = earlierRuns(player);
  player.getState().know(wholeRegistry);
  const groups = groupsOf(wholeRegistry);
  return () => <Picker registry={wholeRegistry} groups={groups} earlier={earlier} overviews={overviews} />;
}

/** With all scenarios, which can be opened from then on. */
async function overviewOfAll() {
  const [{ ProtocolOverview }, { wholeRegistry }] = await Promise.all([parts(), visit()]);
  const workshop = workshopOf(wholeRegistry);
  return () => <ProtocolOverview workshop={workshop} />;
}

/** With the forms of all protocols, which can be opened from then on. */
async function builderOfAll() {
  const [{ Builder, buildOffers }, { wholeRegistry }] = await Promise.all([parts(), visit()]);
  const offers = buildOffers(wholeRegistry);
  player.getState().know(wholeRegistry);
  return () => <Builder offers={offers} />;
}

/** With all that can stand beside a run. */
async function besideOfAll() {
  const [{ BesideDialog, buildOffers, groupsOf }, { wholeRegistry }] = await Promise.all([parts(), visit()]);
  const offers = buildOffers(wholeRegistry);
  const workshop = workshopOf(wholeRegistry);
  const groups = groupsOf(wholeRegistry);
  return () => <BesideDialog workshop={workshop} offers={offers} groups={groups} />;
}

/** Where second runs are made; whatever can be one can be opened too from then on. */
function workshopOf(registry: Registry): Workshop {
  player.getState().know(registry);
  return { registry, clock: browserClock(window) };
}

async function sharing() {
  const [{ ShareDialog }, { sharePorts }] = await Promise.all([parts(), visit()]);
  const ports = sharePorts(window.location);
  return () => <ShareDialog ports={ports} />;
}
