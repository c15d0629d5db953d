import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { spinningTable } from '../formats/spinningTable.test-data.ts'
import { drawing, json, workplace, zoomRow } from './cli.test-data.ts'

/** The file that `npm run build` makes, as a process: beside the packages, and where there are none. */

const root = resolve(import.meta.dirname, '..', '..')
let bare = ''
let whole = ''

beforeAll(async () => {
  bare = await mkdtemp(join(tmpdir(), 'saccade-built-'))
  whole = await mkdtemp(join(tmpdir(), 'saccade-built-'))
  await symlink(join(root, 'node_modules'), join(whole, 'node_modules'), 'junction')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  for (const folder of [bare, whole]) {
    const words = [
      vite,
      'build',
      '--mode',
      'cli',
      '--logLevel',
      'error',
      '--outDir',
      join(folder, 'dist-cli'),
    ]
    const { code, err } = await started(process.execPath, words).ended
    if (code !== 0) throw new Error(`The command line cannot be built: ${err}`)
  }
}, 300_000)

afterAll(async () => {
  for (const folder of [bare, whole]) await rm(folder, { recursive: true, force: true })
})

function started(command: string, words: readonly string[]) {
  const child = spawn(command, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
  return { child, ended }
}

const saccade = (folder: string, ...words: readonly string[]) =>
  started(process.execPath, [join(folder, 'dist-cli', 'saccade.js'), ...words])

describe('the built command line', () => {
  it('can be run by its name', async () => {
    expect(
      (await readFile(join(whole, 'dist-cli', 'saccade.js'), 'utf8')).startsWith('#!/usr/bin/env node\n'),
    ).toBe(true)
    const { code, out, err } = await saccade(whole, '--help').ended
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('saccade COMMAND FILE…')
  })

  it('converts, and checks what it wrote, with nothing on stderr but sentences', async () => {
    const place = await workplace()
    await place.put('images/a.png', drawing(1))
    const file = await place.put('zoombench.json', JSON.stringify([zoomRow()]))
    const converted = await saccade(
      whole,
      'convert',
      file,
      '--to',
      'zoombench-parquet',
      '--out',
      place.at('out'),
    ).ended
    expect(converted.code).toBe(0)
    expect(converted.err).toMatch(/^1 item of 1 record.*\nWritten: \d+ files in .*\n$/)
    const checked = await saccade(whole, 'validate', place.at('out'), '--json', '--quiet').ended
    expect(checked.code).toBe(0)
    expect(json(checked.out)).toMatchObject({ ok: true, counts: { items: 1 } })
    const bad = await place.put('bad.json', JSON.stringify([zoomRow({ bbox: 'x' })]))
    expect((await saccade(whole, 'validate', bad).ended).code).toBe(2)
  })

  it('does without pixels where the package for them is missing, and says so where it cannot', async () => {
    const place = await workplace()
    await place.put('images/a.png', drawing(1))
    const file = await place.put('zoombench.json', JSON.stringify([zoomRow()]))
    expect((await saccade(bare, 'validate', file).ended).code).toBe(0)
    const { code, err } = await saccade(bare, 'convert', file, '--to', 'zoombench', '--out', place.at('out'))
      .ended
    expect(code).toBe(2)
    expect(err).toContain('the package @napi-rs/canvas is not installed')
    expect(err).not.toContain('    at ')
    expect(await place.files()).toEqual(['images/a.png', 'zoombench.json'])
  })

  it('gives up a Parquet file that is never read to its end, and goes on with the others', async () => {
    const place = await workplace()
    const endless = await place.put('in/endless.parquet', spinningTable())
    await place.put('in/images/a.png', drawing(1))
    await place.put('in/zoombench.json', JSON.stringify([zoomRow()]))
    const convert = ['convert', place.at('in'), '--to', 'coco', '--patience', '1']
    const { code, err } = await saccade(whole, ...convert, '--out', place.at('out')).ended
    expect(code).toBe(1)
    expect(err).toContain(`Nothing was heard of ${endless} for 1 second,`)
    expect(err).toMatch(/^1 item of 1 record/m)
    expect(await place.files()).toContain('out/manifest.json')
    const checked = await saccade(whole, 'validate', endless, '--patience', '1').ended
    expect([checked.code, checked.out]).toEqual([2, expect.stringContaining('[file-unreadable]')])
    const inspected = await saccade(whole, 'inspect', endless, '--patience', '1').ended
    expect([inspected.code, inspected.err]).toEqual([1, expect.stringContaining('Nothing was heard of')])
  })

  it('is quiet when nobody reads on', async () => {
    const place = await workplace()
    const rows = Array.from({ length: 20_000 }, () => zoomRow({ bbox: 'x' }))
    const file = await place.put('zoombench.json', JSON.stringify(rows))
    const { child, ended } = saccade(whole, 'validate', file)
    child.stdout.once('data', () => child.stdout.destroy())
    const { code, err } = await ended
    expect(code).toBe(141)
    expect(err).not.toMatch(/EPIPE|Stopped| {4}at /)
  })

  it('leaves nothing half-written when it is interrupted', async () => {
    const place = await workplace()
    await place.put('images/a.png', drawing(1, 'png', 3000, 3000))
    const rows = Array.from({ length: 300 }, (_, at) =>
      zoomRow({ query: `Which number is ${at}?`, bbox: [at, 0, at + 900, 900] }),
    )
    const file = await place.put('zoombench.json', JSON.stringify(rows))
    const before = await place.files()
    const { child, ended } = saccade(whole, 'convert', file, '--to', 'zoombench', '--out', place.at('out'))
    while ((await place.files()).length < before.length + 3) await new Promise((go) => setTimeout(go, 5))
    // Launchers send it twice.
    child.kill('SIGINT')
    child.kill('SIGINT')
    const { code, err } = await ended
    expect(code).toBe(130)
    expect(err).toContain('Stopped. Nothing half-written was left behind.')
    expect(await place.files()).toEqual(before)
  })
})
