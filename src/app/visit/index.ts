/** Links, files and what the browser keeps: fetched together, when the first of them is wanted. */
export { wholeRegistry } from '../all-scenarios';
export { arrive, forgetLink } from './arrive';
export { earlierRuns } from './earlier-runs';
export { keepRun } from './keep';
export { openFile } from './open-file';
export { sharePorts } from './share-ports';
