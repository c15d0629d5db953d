import { BundleError } from '../formats/bundleRead.ts'
import { program } from '../formats/program.ts'
import { TooNew } from '../schema/migrations.ts'
import { helpHint, parseGiven, UsageError, type Command } from './commandLine.ts'
import { convert } from './commands/convert.ts'
import { inspect } from './commands/inspect.ts'
import { merge } from './commands/merge.ts'
import { score } from './commands/score.ts'
import { stats } from './commands/stats.ts'
import { validate } from './commands/validate.ts'
import { helpOf, helpOfAll } from './helpText.ts'
import { exitCodes, type Terminal } from './terminal.ts'

export const commands: readonly Command[] = [inspect, validate, convert, merge, stats, score]

/** Does what these words ask for; answers with the exit code. Rejects only for a fault of the program itself. */
export async function saccade(words: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = words
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    const command = commands.find(({ name }) => name === rest[0])
    terminal.print(command ? helpOf(command) : helpOfAll(commands))
    return first === undefined ? exitCodes.errors : exitCodes.clean
  }
  if (first === '--version') {
    terminal.print(`${program.version}\n`)
    return exitCodes.clean
  }
  const command = commands.find(({ name }) => name === first)
  if (!command) {
    terminal.say(`There is no ${first.startsWith('-') ? 'option' : 'command'} ${first}. ${helpHint(null)}`)
    return exitCodes.errors
  }
  if (rest.includes('-h')) return saccade(['help', command.name], terminal)
  try {
    const given = parseGiven(command, rest)
    if (given.has('help')) return await saccade(['help', command.name], terminal)
    if (given.files.length === 0) throw new UsageError(`Name a file. ${helpHint(command.name)}`)
    return await command.run(given, terminal)
  } catch (failure) {
    terminal.progress.clear()
    if (terminal.signal.aborted) throw failure
    const sentence = sentenceOf(failure)
    if (sentence === null) throw failure
    terminal.say(sentence)
    return exitCodes.errors
  } finally {
    terminal.progress.clear()
  }
}

/** The sentence of a failure that is not the fault of the program; null for one that is. */
function sentenceOf(failure: unknown): string | null {
  if (failure instanceof TooNew) {
    const form = failure.version === null ? '' : ` (form ${failure.version})`
    return `This was written by a newer version of Saccade${form}. Nothing was changed: get that version, then try again.`
  }
  if (failure instanceof BundleError) return failure.message
  if (!(failure instanceof Error)) return null
  if (['CommandError', 'UsageError', 'PictureError', 'FolderNotFree', 'TableError'].includes(failure.name))
    return failure.message
  return 'code' in failure && typeof failure.code === 'string' ? systemSentence(failure.code, failure) : null
}

/** Failures of the disk. */
function systemSentence(code: string, failure: Error): string | null {
  const path = 'path' in failure && typeof failure.path === 'string' ? failure.path : 'a file'
  switch (code) {
    case 'ENOENT':
      return `There is no ${path}.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${path} cannot be opened: this account may not.`
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is no room left on the disk. Nothing half-written was left behind.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path} is in the way: it is a file where a folder was wanted.`
    case 'EISDIR':
      return `${path} is a folder where a file was wanted.`
    case 'EMFILE':
    case 'EIO':
      return `${path} could not be read (${code}).`
    default:
      return null
  }
}
