import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { build } from './build.ts'
import { results, root, runScript } from './command.ts'
import { e2eTally, lineOf, nothing, oneFailure, sum, unitTally, type Tally } from './tally.ts'

/** `npm test`: everything, in order. The last line says how many tests passed and failed. */

const unitFile = resolve(results, 'unit.json')
const e2eFile = resolve(results, 'e2e.json')

function reportIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

interface Stage {
  readonly name: string
  /** What the stage adds to the count. */
  readonly count: () => Promise<Tally>
  /** Nothing after it means anything when it fails. */
  readonly gate: boolean
}

const gate = (name: string, command: () => Promise<number>): Stage => ({
  name,
  gate: true,
  count: async () => ((await command()) === 0 ? nothing : oneFailure),
})

const stages: readonly Stage[] = [
  gate('Format and lint', () => runScript('lint')),
  gate('Types', () => runScript('types')),
  {
    name: 'Unit tests',
    gate: false,
    count: async () => {
      const file = relative(root, unitFile)
      const code = await runScript(
        'unit',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      )
      return unitTally(reportIn(unitFile), code)
    },
  },
  gate('Build', build),
  {
    name: 'End-to-end tests',
    gate: false,
    count: async () => {
      const code = await runScript('e2e')
      return e2eTally(reportIn(e2eFile), code)
    },
  },
]

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

let total = nothing
for (const { name, count, gate } of stages) {
  console.log(`\n── ${name}`)
  const counted = await count()
  total = sum(total, counted)
  if (gate && counted.failed > 0) {
    console.log(`\n${name} failed; the rest was not run.`)
    break
  }
}
process.exitCode = total.failed > 0 ? 1 : 0
console.log(`\n${lineOf(total)}`)
