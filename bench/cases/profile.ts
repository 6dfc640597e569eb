import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';
import { clusterOf, driven, elected } from '../cluster';
import { type FunctionTime, type ProfileNode, selfTimes } from '../self-times';

export interface ProfileInput {
  readonly servers: number;
  readonly steps: number;
  readonly warmUpSteps: number;
}
export interface ProfileOutput {
  readonly functions: readonly FunctionTime[];
}

const samplingMicroseconds = 250;

/** In which function the time of a run is spent, by V8's sampling profiler. */
export function profileEngine({ servers, steps, warmUpSteps }: ProfileInput): ProfileOutput {
  const setup = clusterOf(servers);
  driven(elected(setup), warmUpSteps);
  const { nodes, samples = [], timeDeltas = [] } = profiled(() => driven(elected(setup), steps));
  const profile = nodes.map(({ id, callFrame: { functionName, url } }): ProfileNode => {
    return { id, name: functionName, file: fileOf(url) };
  });
  return { functions: selfTimes({ nodes: profile, samples, timeDeltas }) };
}

function profiled(run: () => unknown) {
  const session = new Session();
  session.connect();
  // In one process each of these is carried out before it returns.
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: samplingMicroseconds });
  session.post('Profiler.start');
  run();
  let profile: import('node:inspector').Profiler.Profile | null = null;
  session.post('Profiler.stop', (error, result) => {
    if (error === null) profile = result.profile;
  });
  session.disconnect();
  if (profile === null) throw new Error('the profiler gives what it has seen');
  return profile as import('node:inspector').Profiler.Profile;
}

/** The module's path below the folder of the bundle; '' for what is no file. */
function fileOf(url: string): string {
  if (!url.startsWith('file:')) return '';
  const here = fileURLToPath(new URL('../../', import.meta.url));
  const path = fileURLToPath(url);
  return path.startsWith(here) ? path.slice(here.length) : path;
}
