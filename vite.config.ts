import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

/** What the built page may do. It stands in the page itself, so it holds on any static host. */
const policy = {
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'worker-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' blob: data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-src': "'none'",
}

/** Vite's own client needs an inline script and a socket while developing, and nothing of the kind when built. */
const developmentPolicy = {
  ...policy,
  'script-src': `${policy['script-src']} 'unsafe-inline'`,
  'connect-src': "'self' ws:",
}

const written = (rules: Readonly<Record<string, string>>): string =>
  Object.entries(rules)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')

/** Cross-origin isolation gives wasm its threads; `frame-ancestors` works as a header only. */
const headers = (rules: Readonly<Record<string, string>>) => ({
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': written({ ...rules, 'frame-ancestors': "'none'" }),
  'X-Content-Type-Options': 'nosniff',
})

const policyInPage: Plugin = {
  name: 'policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: written(policy) },
      injectTo: 'head-prepend',
    },
  ],
}

/**
 * Everything in `dist/`, the sample project included, is kept for offline use on the first visit. A new version
 * waits until every tab of the old one is closed, so nobody's work is interrupted by a reload.
 */
const offline = VitePWA({
  registerType: 'prompt',
  injectRegister: 'script-defer',
  includeManifestIcons: false,
  manifest: {
    name: 'Saccade',
    short_name: 'Saccade',
    description: 'Verify question–answer pairs made from tiny image regions',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#17191c',
    theme_color: '#17191c',
    icons: [
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    globPatterns: ['**/*'],
    globIgnores: ['**/*.map', 'manifest.webmanifest'],
    maximumFileSizeToCacheInBytes: 32 * 1024 * 1024,
    inlineWorkboxRuntime: true,
    skipWaiting: false,
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    // Routes live behind the `#`, so the page is the folder itself, whatever its query.
    navigateFallback: null,
    ignoreURLParametersMatching: [/.*/],
  },
})

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [react(), policyInPage, offline],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'konva', test: /node_modules[\\/](?:konva|react-konva|react-reconciler|its-fine)[\\/]/ },
            {
              name: 'interface',
              test: /node_modules[\\/](?:react|react-dom|scheduler|@mantine|@floating-ui)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: { headers: headers(developmentPolicy) },
  preview: { port: 4173, headers: headers(policy) },
  test: {
    environment: 'node',
    // Walks of ten thousand steps and looks at every file take their time on a small, busy machine.
    testTimeout: 60_000,
    include: ['src/**/*.test.ts', 'e2e/**/*.test.ts'],
  },
})
