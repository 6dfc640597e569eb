import { player } from '../player/player';
import { late } from '../views/late/late';
import { MissingDialog } from './missing-dialog';
import { MissingPresenter } from './missing-presenter';
import { registry } from './registry';

const parts = () => import('./later-parts');
const visit = () => import('./visit');

export const BranchDrawer = late(async () => (await parts()).BranchDrawer);
export const ComparePanel = late(async () => (await parts()).ComparePanel);
export const Diagram = late(async () => (await parts()).Diagram);
export const EventList = late(async () => (await parts()).EventList);
export const Inspector = late(async () => (await parts()).ProtocolInspector);
export const Presenter = late(async () => (await parts()).Presenter, MissingPresenter);
export const StopsPanel = late(async () => (await parts()).StopsPanel);
export const WhyPanel = late(async () => (await parts()).ProtocolWhy);

export const Builder = late(builderOfFirst, MissingDialog);
export const ExportDialog = late(async () => (await parts()).ExportDialog, MissingDialog);
export const KeysSheet = late(async () => (await parts()).KeysSheet, MissingDialog);
export const ShareDialog = late(sharing, MissingDialog);
export const Picker = late(pickerOfAll, MissingDialog);

/** With all scenarios and the runs that the browser keeps, which nothing else needs. */
async function pickerOfAll() {
  const [{ Picker }, { wholeRegistry, earlierRuns }] = await Promise.all([parts(), visit()]);
  const earlier = earlierRuns(player);
  player.getState().know(wholeRegistry);
  return () => <Picker registry={wholeRegistry} earlier={earlier} />;
}

/** Clusters of servers, whatever protocol is looked at. */
async function builderOfFirst() {
  const { Builder } = await parts();
  const { entries } = registry;
  const [entry] = entries;
  return () => (entry === undefined ? null : <Builder entry={entry} />);
}

async function sharing() {
  const [{ ShareDialog }, { sharePorts }] = await Promise.all([parts(), visit()]);
  const ports = sharePorts(player, window.location);
  return () => <ShareDialog ports={ports} />;
}
