const key = 'ensemble.presenter';

/** What names this tab's talk; the same after a reload, so that the window with the notes finds it again. */
export function sessionOf(storage: () => Pick<Storage, 'getItem' | 'setItem'>): string {
  const fresh = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join('');
  try {
    const known = storage().getItem(key);
    if (known !== null) return known;
    storage().setItem(key, fresh);
  } catch {
    // Without a storage the notes are lost by a reload, and can be opened again.
  }
  return fresh;
}
