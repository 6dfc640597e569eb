import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A scenario that comes with the program. */
export interface Shipped {
  readonly id: string;
  readonly path: string;
}

const folder = fileURLToPath(new URL('../scenarios', import.meta.url));

/** All shipped scenarios, by protocol and then by id. */
export function shippedScenarios(): readonly Shipped[] {
  const protocols = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return protocols.flatMap(({ name }) => {
    const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.txt'));
    return files.sort().map((file) => ({ id: file.replace(/\.txt$/, ''), path: join(folder, name, file) }));
  });
}
