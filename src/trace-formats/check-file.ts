import { traceLimits } from './limits';
import { bornKey, type JsonData } from './read-json';
import { pathText, shown, unreadable } from './trace-problem';

/** What is looked at before the shape of a file: version, keys that no file has, limits. Null where all that is well. */
export function faultOf({ steps, ...data }: JsonData): ReturnType<typeof unreadable> | null {
  if (data.version !== 1) return unreadable('version', { found: shown(data.version), known: 1 }, { path: 'version' });
  const born = bornKey(data);
  if (born !== null) return unreadable('key', { path: pathText(born) }, { path: pathText(born) });
  const size = JSON.stringify(data.setup ?? null).length;
  if (size > traceLimits.setup) return unreadable('limit.setup', { size, limit: traceLimits.setup });
  const { interventions, stepCount } = data;
  const acts = Array.isArray(interventions) ? interventions.length : 0;
  if (acts > traceLimits.interventions)
    return unreadable('limit.interventions', { count: acts, limit: traceLimits.interventions });
  const count = Array.isArray(steps) ? steps.length : typeof stepCount === 'number' ? stepCount : 0;
  return count > traceLimits.steps ? unreadable('limit.steps', { count, limit: traceLimits.steps }) : null;
}
