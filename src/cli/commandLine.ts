import { parseArgs } from 'node:util'
import type { Terminal } from './terminal.ts'

/** One thing that `saccade` can do. */
export interface Command {
  readonly name: string
  /** Half a sentence for the list of commands. */
  readonly summary: string
  /** What stands for files and options in the first line of its help. */
  readonly usage: string
  /** Paragraphs. */
  readonly about: readonly string[]
  readonly options: readonly Option[]
  readonly examples: readonly Example[]
  /** Answers with the exit code. */
  run(given: Given, terminal: Terminal): Promise<number>
}

export interface Option {
  readonly name: string
  /** What stands for its value in the help; null for a switch. */
  readonly value: string | null
  readonly about: string
}

export interface Example {
  readonly line: string
  readonly about: string
}

/** What somebody typed after the name of a command. */
export interface Given {
  readonly files: readonly string[]
  has(name: string): boolean
  /** The last value of an option; null when it was not given. */
  text(name: string): string | null
  texts(name: string): readonly string[]
}

/** What was typed cannot be understood; the message is a sentence for a person. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export const helpOption: Option = { name: 'help', value: null, about: 'Says this.' }

/** Reads what was typed; every option may be given several times. */
export function parseGiven(
  { name, options }: Pick<Command, 'name' | 'options'>,
  words: readonly string[],
): Given {
  const known = [...options, helpOption]
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      known.map((option) => [option.name, { type: option.value === null ? 'boolean' : 'string' }] as const),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const found = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = known.find((each) => each.name === token.name)
    if (!option) throw new UsageError(`${unknown(token.rawName, known)} ${helpHint(name)}`)
    found.set(option.name, [...(found.get(option.name) ?? []), valueOf(option, token.value)])
  }
  return {
    files: positionals,
    has: (option) => found.has(option),
    text: (option) => found.get(option)?.at(-1) ?? null,
    texts: (option) => found.get(option) ?? [],
  }
}

function valueOf({ name, value }: Option, given: string | undefined): string {
  if (value === null) {
    if (given !== undefined) throw new UsageError(`--${name} is a switch and takes no value.`)
    return ''
  }
  if (given === undefined) throw new UsageError(`--${name} needs a value: --${name} ${value}.`)
  // What looks like the next option is one more often than a value.
  if (given.startsWith('--')) {
    throw new UsageError(
      `--${name} needs a value, but ${given} follows. Write --${name}=${given} if it is meant.`,
    )
  }
  return given
}

function unknown(typed: string, known: readonly Option[]): string {
  const bare = typed.replace(/^-+/, '')
  const like = known.find(({ name }) => bare.length > 1 && (name.startsWith(bare) || bare.startsWith(name)))
  return `There is no option ${typed}.${like ? ` Did you mean --${like.name}?` : ''}`
}

export const helpHint = (command: string | null): string =>
  `“saccade ${command === null ? '' : `${command} `}--help” says what there is.`

/** A whole number that an option gives; `usual` when it was not given. */
export function wholeNumber(given: Given, name: string, least: number, most: number, usual: number): number {
  const text = given.text(name)
  if (text === null) return usual
  const value = Number(text)
  if (/^\d{1,15}$/.test(text) && value >= least && value <= most) return value
  throw new UsageError(`--${name} must be a whole number from ${least} to ${most}, not “${text}”.`)
}

/** One of the words that an option allows; `usual` when it was not given. */
export function oneWord<T extends string>(given: Given, name: string, words: readonly T[], usual: T): T {
  const text = given.text(name)
  if (text === null) return usual
  const word = words.find((each) => each === text)
  if (word !== undefined) return word
  throw new UsageError(`--${name} must be one of ${words.join(', ')}, not “${text}”.`)
}

/** The words that an option lists, given several times or with commas between them. */
export const listed = (given: Given, name: string): readonly string[] =>
  given.texts(name).flatMap((text) =>
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  )
