import type { Language, Theme } from './contract';

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

/** The language that the reader chose, if any. */
export function rememberedLanguage(memory: Memory): Language | null {
  const language = memory.read('language');
  return language === 'en' || language === 'zh-CN' ? language : null;
}

/** The theme that the reader chose, or the system's. */
export function rememberedTheme(memory: Memory): Theme {
  const theme = memory.read('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}
