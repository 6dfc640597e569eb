// `npm start`: builds the page, serves it and says where. Everything that it needs is installed first.
import { ensureDependencies, projectRoot } from './dependencies.mjs';

const firstPort = 4173;

if (!ensureDependencies()) process.exit(1);
const { build, preview } = await import('vite');
await build({ root: projectRoot, logLevel: 'warn' });
// Without `strictPort` the next free port is taken.
const server = await preview({
  root: projectRoot,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: firstPort, strictPort: false, open: false },
});
console.log(`\nEnsemble is at ${server.resolvedUrls?.local[0] ?? 'an unknown address'}\nCtrl-C stops it.`);
process.on('SIGINT', () => process.exit(0));
