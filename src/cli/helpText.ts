import { program } from '../formats/program.ts'
import { helpOption, type Command } from './commandLine.ts'

/** Widest line of a help. */
const width = 96

export const helpOfAll = (commands: readonly Command[]): string =>
  [
    `${program.name} ${program.version}: verifies and converts question–answer pairs made from tiny image regions.`,
    `Usage: saccade COMMAND FILE… [OPTIONS]`,
    table(commands.map(({ name, summary }) => [name, summary])),
    [
      'FILE is any file or folder that the program imports: R2I records, ZoomBench, V* Bench, VLMEvalKit and other',
      'benchmarks, training sets, COCO, LabelMe, Label Studio, Parquet, ZIP, a whole project. What it is is told by its',
      'content. Nothing is ever fetched from a network.',
    ].join('\n'),
    'Exit codes: 0 all is well, 1 a file could not be read to its end, or warnings where --strict asks for none, 2 errors.',
    `Examples:\n${commands.flatMap(({ examples }) => examples.slice(0, 1).map(({ line }) => `  ${line}`)).join('\n')}`,
    '“saccade COMMAND --help” says more of each.',
  ].join('\n\n') + '\n'

export const helpOf = ({ name, usage, about, options, examples }: Command): string =>
  [
    `Usage: saccade ${name} ${usage}`,
    ...about.map((paragraph) => wrapped(paragraph, 0)),
    `Options:\n${table([...options, helpOption].map(({ name, value, about }) => [`--${name}${value === null ? '' : ` ${value}`}`, about]))}`,
    `Examples:\n${examples.map(({ line, about }) => `  ${line}\n      ${about}`).join('\n')}`,
  ].join('\n\n') + '\n'

/** Two columns; a name that is too long for the first has the line to itself. */
function table(rows: readonly (readonly [name: string, about: string])[]): string {
  const indent =
    2 +
    Math.min(
      26,
      rows.reduce((most, [name]) => Math.max(most, name.length), 0),
    ) +
    2
  return rows
    .map(([name, about]) => {
      const text = wrapped(about, indent)
      const head = `  ${name}`
      return head.length + 2 <= indent ? head.padEnd(indent) + text : `${head}\n${' '.repeat(indent)}${text}`
    })
    .join('\n')
}

/** Breaks a text into lines; all but the first begin with so many blanks. */
function wrapped(text: string, indent: number): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && indent + last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join(`\n${' '.repeat(indent)}`)
}
