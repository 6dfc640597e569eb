import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** Adds up the pauses of the garbage collector; the function it returns ends that and gives milliseconds. */
export function watchGarbageCollector(): () => Promise<number> {
  const start = performance.now();
  let sum = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) if (startTime >= start) sum += duration;
  });
  observer.observe({ entryTypes: ['gc'] });
  return async () => {
    // The entries are handed over by the event loop, which had no turn while the measured code ran.
    await setTimeout(20);
    observer.disconnect();
    return sum;
  };
}

/** Collects all garbage. Only a process started with --expose-gc can. */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('the process was started with --expose-gc');
  globalThis.gc();
}
