import { fork, type ChildProcess } from 'node:child_process'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { anyDamage, damaged, wholeFiles } from './fuzz.test-data.ts'
import { faultsOf } from './fuzzReading.test-data.ts'
import type { Case } from './fuzzProcess.test-data.ts'

const whole = await wholeFiles()
const isTable = ({ path }: (typeof whole)[number]): boolean => path.endsWith('.parquet')
const runsEach = Math.ceil(10_000 / whole.length)
const seed = 2004
let cases = 0

const damages = fc.array(anyDamage, { minLength: 1, maxLength: 3 })

afterAll(() => {
  current?.kill()
})

describe('a damaged file', () => {
  it.each(whole.filter((file) => !isTable(file)).map((file) => [file.what, file] as const))(
    'of %s is a matter of problems and sound items',
    async (_what, file) => {
      expect(await faultsOf(file, file.bytes)).toEqual([])
      await fc.assert(
        fc.asyncProperty(damages, async (all) => {
          cases++
          expect(await faultsOf(file, damaged(file.bytes, all))).toEqual([])
        }),
        { numRuns: runsEach, seed },
      )
      expect(Object.keys(Object.prototype)).toEqual([])
      expect('polluted' in {}).toBe(false)
    },
  )

  it.each(whole.filter(isTable).map((file) => [file.what, file] as const))(
    'of %s is so too, or its process is ended',
    async (_what, file) => {
      expect(await faultsApart(file)).toEqual([])
      await fc.assert(
        fc.asyncProperty(damages, async (all) => {
          cases++
          const { path, format, bytes } = file
          expect(await faultsApart({ path, format, bytes: damaged(bytes, all) })).toEqual([])
        }),
        { numRuns: runsEach, seed },
      )
    },
  )

  it('was tried often enough, and seldom had to be given up', () => {
    expect(cases).toBeGreaterThanOrEqual(10_000)
    expect(ended).toBeLessThan(cases / 100)
  })
})

/**
 * hyparquet never comes to the end of some damaged pages, or asks for more memory than there is. In the page it runs in
 * a worker that is ended when it falls silent (`tableDesk`); so it is here.
 */
const longestMs = 1500
const longestStartMs = 40_000
let ended = 0
let current: ChildProcess | null = null

const reader = (): ChildProcess =>
  (current ??= fork(new URL('./fuzzProcess.test-data.ts', import.meta.url), [], {
    execArgv: ['--import', 'tsx', '--max-old-space-size=512'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  }))

async function faultsApart({ path, format, bytes }: Case): Promise<readonly string[]> {
  const isFresh = current === null
  const own = reader()
  const said = await new Promise<unknown>((resolve) => {
    const giveUp = (): void => resolve('nothing')
    const timer = setTimeout(giveUp, isFresh ? longestStartMs : longestMs)
    own.once('exit', giveUp)
    own.once('message', (faults: unknown) => {
      clearTimeout(timer)
      own.removeListener('exit', giveUp)
      resolve(faults)
    })
    own.send({ path, format, bytes } satisfies Case)
  })
  if (Array.isArray(said)) return said.map(String)
  ended++
  current = null
  own.kill('SIGKILL')
  return []
}
