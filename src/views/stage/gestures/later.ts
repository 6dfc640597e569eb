/** What reads gestures: one file, fetched after the first picture. */
export { attachGestures } from './attach-gestures';
export { attachPartitionPen } from './partition-pen';
