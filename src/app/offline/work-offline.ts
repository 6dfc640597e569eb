import type { Update } from './updates';

/** The parts of the browser's interface that are needed, and a way to try this without a browser. */
export interface WorkerPlace {
  readonly container: Pick<ServiceWorkerContainer, 'register' | 'controller' | 'addEventListener'>;
  /** Calls back whenever the page is looked at again. */
  onReturn(callback: () => void): void;
  reload(): void;
}

/**
 * Has the browser keep the whole page, so that it works without a network. A newer version is fetched beside the present one and
 * told of; nothing of it is used before somebody takes it, because a file of it could be asked for by the old page.
 */
export async function workOffline(place: WorkerPlace, address: URL, tell: (update: Update) => void): Promise<void> {
  const { container } = place;
  const registration = await container.register(address);
  let isTaken = false;
  const offer = (worker: ServiceWorker): void =>
    tell({
      take: () => {
        isTaken = true;
        worker.postMessage({ type: 'SKIP_WAITING' });
      },
    });
  const follow = (worker: ServiceWorker | null): void =>
    worker?.addEventListener('statechange', () => {
      // The first one of all is no update: nothing was there before it.
      if (worker.state === 'installed' && container.controller !== null) offer(worker);
    });
  if (registration.waiting !== null && container.controller !== null) offer(registration.waiting);
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  container.addEventListener('controllerchange', () => {
    // Where another tab has taken it, this one is left in peace until it is reloaded by hand.
    if (isTaken) place.reload();
  });
  // Browsers look for a new version when a page is opened, and a lesson may stay open for days.
  place.onReturn(() => void registration.update().catch(() => undefined));
}
