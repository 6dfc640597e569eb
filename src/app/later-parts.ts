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
export { KeysSheet } from '../views/keys-sheet/keys-sheet';
export { Picker } from '../views/picker/picker';
export { Presenter } from '../views/presenter/presenter';
export { ShareDialog } from '../views/share/share-dialog';
export { ProtocolInspector } from './protocol-inspector';
export { ProtocolWhy } from './protocol-why';
