/** What the browser remembers of a reader between visits. */
export interface Memory {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

/** A memory over the browser's storage, which may be forbidden or full: then nothing is remembered. */
export function memoryOver(storage: () => Pick<Storage, 'getItem' | 'setItem'>): Memory {
  return {
    read: (key) => {
      try {
        return storage().getItem(`ensemble.${key}`);
      } catch {
        return null;
      }
    },
    write: (key, value) => {
      try {
        storage().setItem(`ensemble.${key}`, value);
      } catch {
        // A reader who forbids storage is not told each time.
      }
    },
  };
}

export const noMemory: Memory = { read: () => null, write: () => undefined };
