// What makes the page installable, and keeps it working without a network.

/** @type {Partial<import('vite-plugin-pwa').VitePWAOptions>} */
export const offline = {
  // A new version waits until somebody takes it (src/app/offline).
  registerType: 'prompt',
  injectRegister: false,
  manifest: {
    id: './',
    name: 'Ensemble',
    short_name: 'Ensemble',
    description: 'Watch servers elect a leader, synchronize and agree, one step at a time.',
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    theme_color: '#fffefb',
    background_color: '#f3f2ed',
    categories: ['education'],
    icons: [
      { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  includeManifestIcons: false,
  workbox: {
    // The whole page, in both languages: a train has no network.
    globPatterns: ['**/*.{html,js,css,svg}', 'icons/icon-192.png'],
    // For other programs, and not for the page.
    globIgnores: ['schema/**'],
    // Links and embedded pages say in their query what to show; it is the same page. Other paths are the server's.
    ignoreURLParametersMatching: [/./],
    navigateFallback: null,
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
    sourcemap: false,
  },
};
