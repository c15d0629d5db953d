import react from '@vitejs/plugin-react'
import type { ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

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

/**
 * The page itself reaches its own host and nothing else. Models and datasets are fetched, and servers of the user's own
 * asked, by a few workers alone, so only their scripts come with a wider policy.
 */
const reaches = (path: string): boolean =>
  /[\\/]src[\\/](?:inference|features[\\/]transfer[\\/]remote)[\\/]/.test(path)
const reachingOut = "'self' https: http:"
const isReaching = (url: string): boolean =>
  /^[^?#]*\/(?:assets\/reaching-|src\/(?:inference|features\/transfer\/remote)\/)/.test(url)

/** Lets those workers reach out; on a host that sends no headers, workers may do so anyway. */
function letWorkersReachOut(url: string, response: ServerResponse, rules: typeof policy): void {
  if (!isReaching(url)) return
  const setHeader = response.setHeader.bind(response)
  const wider = written({ ...rules, 'connect-src': reachingOut })
  response.setHeader = (name, value) =>
    setHeader(name, name.toLowerCase() === 'content-security-policy' ? wider : value)
}

const policyOfWorkers: Plugin = {
  name: 'policy-of-workers',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      letWorkersReachOut(request.url ?? '', response, developmentPolicy)
      next()
    })
  },
  configurePreviewServer(server) {
    server.middlewares.use((request, response, next) => {
      letWorkersReachOut(request.url ?? '', response, policy)
      next()
    })
  },
}

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
 * Everything in `dist/`, the sample project included, is kept for offline use on the first visit; models and what runs
 * them, once they were asked for. A new version waits until every tab of the old one is closed, so nobody's work is
 * interrupted by a reload.
 */
const onDemand = ['onnx', 'wasm']
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
    globIgnores: ['**/*.map', 'manifest.webmanifest', ...onDemand.map((ending) => `**/*.${ending}`)],
    runtimeCaching: [
      {
        urlPattern: new RegExp(`/assets/[^/]+\\.(?:${onDemand.join('|')})$`),
        handler: 'CacheFirst',
        options: { cacheName: 'saccade-built-in-models', expiration: { maxEntries: 12 } },
      },
    ],
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

/** Some hosts do not know `.mjs`, and a script of an unknown kind is not run. */
const scriptsAsScripts = ({ names }: { readonly names: readonly string[] }): string =>
  `assets/[name]-[hash]${names.some((name) => name.endsWith('.mjs')) ? '.js' : '[extname]'}`

/** The command line: one file for Node, with every package in it but the one that holds native code. */
const commandLine: ViteUserConfig = {
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: ['@napi-rs/canvas'] },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: {
      output: { entryFileNames: 'saccade.js', codeSplitting: false, banner: '#!/usr/bin/env node' },
    },
  },
}

const page: ViteUserConfig = {
  base: './',
  appType: 'mpa',
  plugins: [react(), policyInPage, policyOfWorkers, offline],
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        assetFileNames: scriptsAsScripts,
        entryFileNames: ({ facadeModuleId }) =>
          `assets/${reaches(facadeModuleId ?? '') ? 'reaching-' : ''}[name]-[hash].js`,
      },
    },
  },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        assetFileNames: scriptsAsScripts,
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
    testTimeout: 180_000,
    include: ['src/**/*.test.ts', 'e2e/**/*.test.ts'],
  },
}

export default defineConfig(({ mode }) => (mode === 'cli' ? commandLine : page))
