/**
 * What is fetched after the stage is there. It is one file, because small ones are compressed badly and come one after the
 * other.
 */
export { BranchDrawer } from '../views/branches/branch-drawer';
export { ComparePanel } from '../views/branches/compare-panel';
export { StopsPanel } from '../views/branches/stops-panel';
export { Builder } from '../views/builder/builder';
export { Diagram } from '../views/diagram/diagram';
export { EventList } from '../views/events/event-list';
export { ExportDialog } from '../views/export/export-dialog';
export { InvariantList } from '../views/invariants/invariant-list';
export { KeysSheet } from '../views/keys-sheet/keys-sheet';
export { BesideDialog } from '../views/lock-step/beside-dialog';
export { JointScrubber } from '../views/lock-step/joint-scrubber';
export { PairStage } from '../views/lock-step/pair-stage';
export { Picker } from '../views/picker/picker';
export { Presenter } from '../views/presenter/presenter';
export { ShareDialog } from '../views/share/share-dialog';
export { buildOffers } from './protocol-forms';
export { ProtocolInspector } from './protocol-inspector';
export { overviews, ProtocolOverview } from './protocol-overview';
export { ProtocolWhy } from './protocol-why';
export { groupsOf } from './scenario-groups';
