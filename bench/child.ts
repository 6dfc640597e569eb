import { measureCommit } from './cases/commit';
import { measureEngine } from './cases/engine';
import { measureExportSize } from './cases/export-size';
import { measureGrowth } from './cases/growth';
import { measureOpenLink } from './cases/open-link';
import { profileEngine } from './cases/profile';
import { measureRetained } from './cases/retained';
import { measureSeek } from './cases/seek';
import type { TaskRequest } from './tasks';

// A process that makes one measurement and hands the result to its parent: nothing measured before can disturb it.
const request: TaskRequest = JSON.parse(process.argv[2] ?? '');
process.send?.(await carryOut(request));
process.disconnect?.();

function carryOut(request: TaskRequest): unknown {
  switch (request.task) {
    case 'engine':
      return measureEngine(request.input);
    case 'commit':
      return measureCommit(request.input);
    case 'profile':
      return profileEngine(request.input);
    case 'retained':
      return measureRetained(request.input);
    case 'seek':
      return measureSeek(request.input);
    case 'growth':
      return measureGrowth(request.input);
    case 'exportSize':
      return measureExportSize(request.input);
    case 'openLink':
      return measureOpenLink(request.input);
  }
}
