import { readFile, stat } from 'node:fs/promises'
import type { Card, CropPolicy, ExportOptions } from '../../formats/target.ts'
import { CommandError } from '../terminal.ts'
import { oneWord, UsageError, wholeNumber, type Given, type Option } from '../commandLine.ts'

/** Seeds that the dialog of the page knows, too. */
const highestSeed = 999_999

export const exportOptionList: readonly Option[] = [
  {
    name: 'picture-files',
    value: 'POLICY',
    about:
      'original (the bytes as they are where they are upright 8-bit RGB, else PNG; the usual), png, or jpeg.',
  },
  {
    name: 'crops',
    value: 'POLICY',
    about:
      'exact (the usual), double (enlarged twofold, as upstream does), or margin:PERCENT for context around the region.',
  },
  {
    name: 'shuffle',
    value: 'SEED',
    about:
      'Puts options in another order, with the right letters as even as can be; the same seed gives the same order.',
  },
  {
    name: 'split',
    value: 'PERCENT',
    about:
      'Parts the items: so many for training targets, the rest for benchmarks, with no picture and no near duplicate on both sides.',
  },
  { name: 'split-seed', value: 'SEED', about: 'Which items go where (1 unless said otherwise).' },
  {
    name: 'token-budget',
    value: 'TOKENS',
    about:
      'Most visual tokens of the small pictures of training sets: 1024 (the usual) or 16384. SAYO records are written for both.',
  },
  {
    name: 'card',
    value: 'FILE',
    about:
      'JSON with title, version, licence, language, description, authors and homepage, for what the dataset says of itself.',
  },
  { name: 'title', value: 'TEXT', about: 'Title of the dataset.' },
  { name: 'licence', value: 'SPDX', about: 'Its licence, e.g. Apache-2.0.' },
]

/** As typed; the split still lacks which pictures look alike. */
export type TypedOptions = Omit<ExportOptions, 'split' | 'modifiedAt'> & {
  readonly split: { readonly train: number; readonly seed: number } | null
}

export async function exportOptionsOf(given: Given, usualTitle: string): Promise<TypedOptions> {
  const card = await cardOf(given, usualTitle)
  return {
    pictures: oneWord(given, 'picture-files', ['original', 'png', 'jpeg'], 'original'),
    crops: cropsOf(given.text('crops')),
    shuffle: given.has('shuffle') ? { seed: wholeNumber(given, 'shuffle', 0, highestSeed, 1) } : null,
    split: given.has('split')
      ? {
          train: wholeNumber(given, 'split', 0, 100, 0) / 100,
          seed: wholeNumber(given, 'split-seed', 0, highestSeed, 1),
        }
      : null,
    tokenBudget: tokenBudgetOf(given),
    card,
  }
}

const tokenBudgetOf = (given: Given): NonNullable<ExportOptions['tokenBudget']> =>
  oneWord(given, 'token-budget', ['1024', '16384'], '1024') === '16384' ? 16_384 : 1024

function cropsOf(text: string | null): CropPolicy {
  if (text === null || text === 'exact') return { kind: 'exact' }
  if (text === 'double') return { kind: 'double' }
  const percent = /^margin:(\d{1,3})%?$/.exec(text)?.[1]
  if (percent !== undefined && Number(percent) <= 400) return { kind: 'margin', share: Number(percent) / 100 }
  throw new UsageError(`--crops must be exact, double or margin:PERCENT (at most 400), not “${text}”.`)
}

async function cardOf(given: Given, usualTitle: string): Promise<Card> {
  const path = given.text('card')
  const fields = path === null ? new Map<string, unknown>() : await fieldsIn(path)
  const text = (name: keyof Card, usual: string): string => {
    const value = fields.get(name) ?? usual
    if (typeof value === 'string') return value
    throw new CommandError(`In ${path}, ${name} must be text.`)
  }
  const authors: unknown = fields.get('authors') ?? []
  if (!isTexts(authors)) throw new CommandError(`In ${path}, authors must be a list of names.`)
  return {
    title: given.text('title') ?? text('title', usualTitle),
    version: text('version', '1.0.0'),
    licence: given.text('licence') ?? text('licence', ''),
    language: text('language', 'en'),
    description: text('description', ''),
    homepage: text('homepage', ''),
    authors,
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

async function fieldsIn(path: string): Promise<ReadonlyMap<string, unknown>> {
  const text = await readFile(path, 'utf8')
  let json: unknown = null
  try {
    json = JSON.parse(text)
  } catch {
    // The sentence below says it.
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new CommandError(
      `${path} is no card: it must be a JSON object with title, version, licence and so on.`,
    )
  }
  return new Map(Object.entries(json))
}

/**
 * What the files of an export are dated with when nobody judged anything: the newest of the given files, or the moment
 * of SOURCE_DATE_EPOCH, so that the same input gives the same bytes.
 */
export async function newestFile(paths: readonly string[], epoch: string | undefined): Promise<number> {
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) return Number(epoch) * 1000
  const times = await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs))
  return Math.floor(Math.max(0, ...times) / 1000) * 1000
}
