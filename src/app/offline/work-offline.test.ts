import { describe, expect, it } from 'vitest';
import type { Update } from './updates';
import { type WorkerPlace, workOffline } from './work-offline';

/** A service worker as far as it matters: it has a state, and hears messages. */
class Worker extends EventTarget {
  state = 'installing';
  readonly heard: unknown[] = [];
  postMessage(message: unknown): void {
    this.heard.push(message);
  }
  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class Registration extends EventTarget {
  waiting: Worker | null = null;
  installing: Worker | null = null;
  updates = 0;
  async update(): Promise<void> {
    this.updates += 1;
    throw new Error('there is no network');
  }
  found(): Worker {
    const worker = new Worker();
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    return worker;
  }
}

async function page({ isControlled = true, waiting = null as Worker | null } = {}) {
  const registration = new Registration();
  registration.waiting = waiting;
  const container = new EventTarget();
  const offers: Update[] = [];
  let reloads = 0;
  let comeBack = (): void => undefined;
  const place = {
    container: Object.assign(container, {
      controller: isControlled ? new Worker() : null,
      register: async () => registration,
    }),
    onReturn: (callback: () => void) => {
      comeBack = callback;
    },
    reload: () => {
      reloads += 1;
    },
  } as unknown as WorkerPlace;
  await workOffline(place, new URL('https://a.example/sw.js'), (update) => offers.push(update));
  return { registration, container, offers, reloads: () => reloads, comeBack: () => comeBack() };
}

describe('a newer version of the page', () => {
  it('is told of once it is there, and used only when it is taken', async () => {
    const { registration, container, offers, reloads } = await page();
    const worker = registration.found();
    expect(offers).toEqual([]);
    worker.become('installed');
    expect(offers).toHaveLength(1);
    expect(worker.heard).toEqual([]);
    offers[0]?.take();
    expect(worker.heard).toEqual([{ type: 'SKIP_WAITING' }]);
    expect(reloads()).toBe(0);
    container.dispatchEvent(new Event('controllerchange'));
    expect(reloads()).toBe(1);
  });

  it('is told of when it has waited since an earlier visit', async () => {
    const worker = new Worker();
    const { offers } = await page({ waiting: worker });
    offers[0]?.take();
    expect(worker.heard).toEqual([{ type: 'SKIP_WAITING' }]);
  });

  it('does not reload a tab that has not asked for it', async () => {
    const { registration, container, reloads } = await page();
    registration.found().become('installed');
    container.dispatchEvent(new Event('controllerchange'));
    expect(reloads()).toBe(0);
  });

  it('is none at the first visit', async () => {
    const { registration, offers } = await page({ isControlled: false });
    registration.found().become('installed');
    expect(offers).toEqual([]);
  });

  it('is looked for when somebody comes back, and a network that is down is no matter', async () => {
    const { registration, comeBack } = await page();
    comeBack();
    comeBack();
    await Promise.resolve();
    expect(registration.updates).toBe(2);
  });
});
