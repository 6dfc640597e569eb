import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { contentSecurityPolicy } from './scripts/content-security-policy.mjs';
import { offline } from './scripts/offline.mjs';
import { compiledCatalogues } from './scripts/vite-catalogues.mjs';
import { scenarioParts } from './scripts/vite-scenarios.mjs';
import { shell } from './scripts/vite-shell.mjs';

/** Puts the policy into the built page only: the development server needs inline scripts and a web socket. */
function strictPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  plugins: [react(), scenarioParts(), compiledCatalogues(), shell(), strictPolicy(), VitePWA(offline)],
  // Relative addresses, so that dist/ can be served from any folder.
  base: './',
  // A path that does not exist is answered with 404 and not with the page.
  appType: 'mpa',
  build: {
    target: 'es2022',
    // Every browser of the target preloads modules by itself.
    modulePreload: { polyfill: false },
    // `npm test` holds the sizes to their bounds, gzipped.
    chunkSizeWarningLimit: 600,
    // Inlined files would be data: addresses, which the policy allows to pictures only.
    assetsInlineLimit: 0,
    // What the page begins with is one file, whoever else needs parts of it: many small ones are compressed badly.
    rolldownOptions: {
      // What a plugin costs concerns nobody who only starts the page.
      checks: { bundlerTimings: false },
      output: { codeSplitting: { groups: [{ name: 'first', test: /[/\\]src[/\\]app[/\\]main\.tsx$/ }] } },
    },
  },
  worker: { format: 'es' },
});
