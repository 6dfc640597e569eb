/** What the stage opens when something is pointed at: one file, fetched after the first picture. */
export { ActionMenu } from './action-menu';
export { Explanation } from './explanation';
export { PartitionDialog } from './partition-dialog';
