import { zookeeper } from '../../src/protocols/zookeeper';
import { dialect } from '../../src/protocols/zookeeper/dialect';
import { portrait } from '../../src/protocols/zookeeper/portrait';
import { perform } from '../../src/scenario/play';
import { readScript } from '../../src/scenario/read-script';
import text from '../../src/scenarios/zookeeper/main-job.txt?raw';
import { runTo } from '../../src/sharing/grow';

// The engine alone, in a page with nothing else: what a run takes there is what it takes in the memory of the same browser.
const read = readScript({ file: 'main-job', text }, [{ protocol: zookeeper, portrait, dialect }]);
if (!read.ok) throw new Error('a shipped scenario can be read');
const first = perform(read.script).trace;

const engine = {
  trace: first,
  /** Draws the run of the first scenario out, as playing does. */
  grow(steps: number): number {
    const longer = runTo(engine.trace as never, steps);
    if (longer === null) throw new Error('servers always have something to come');
    engine.trace = longer as never;
    return engine.trace.steps.length;
  },
};
Object.assign(globalThis, { benchEngine: engine });
