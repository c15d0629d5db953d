import { stringify } from 'yaml'
import type { Json } from '../domain/json.ts'
import { cardLicence } from './licence.ts'
import { cardFeatures, type Columns } from './parquet/columns.ts'
import { program } from './program.ts'
import type { Card } from './target.ts'

/** What a dataset card says besides what somebody filled in. */
export interface CardContent {
  readonly columns: Columns
  readonly split: string
  readonly rows: number
  readonly taskCategories: readonly string[]
  /** What stands in which column, a line of Markdown each. */
  readonly notes: readonly string[]
}

/**
 * `README.md` of a dataset: front matter by which the hub and `datasets` know its files, columns and licence (FORMATS
 * §4.14), then what a person wants to know.
 */
export function datasetCard(
  card: Card,
  { columns, split, rows, taskCategories, notes }: CardContent,
): string {
  const head: Readonly<Record<string, Json>> = {
    pretty_name: card.title,
    ...cardLicence(card.licence),
    ...(card.language.trim() !== '' && { language: card.language.split(/[\s,]+/).filter(Boolean) }),
    task_categories: taskCategories,
    size_categories: [sizeOf(rows)],
    configs: [{ config_name: 'default', data_files: [{ split, path: `data/${split}-*.parquet` }] }],
    dataset_info: { config_name: 'default', features: cardFeatures(columns) },
  }
  const text = [
    `# ${inMarkdown(card.title)}`,
    inMarkdown(card.description),
    ...notes.map((note) => `- ${note}`),
    [
      `Version ${inMarkdown(card.version)}, ${rows} rows, written by ${program.name} ${program.version}.`,
      card.authors.length > 0 ? `By ${inMarkdown(card.authors.join(', '))}.` : '',
      card.homepage === '' ? '' : inMarkdown(card.homepage),
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  ]
  const body = joined(text.filter((part) => part.trim() !== ''))
  return `---\n${stringify(head, { lineWidth: 0, version: '1.1' })}---\n\n${body}\n`
}

/** Lines of a list stand together; everything else is a paragraph. */
const joined = (parts: readonly string[]): string =>
  parts.reduce(
    (text, part) => text + (part.startsWith('- ') && /(?:^|\n)- [^\n]*$/.test(text) ? '\n' : '\n\n') + part,
  )

/** Markup in what somebody typed is shown, not obeyed. */
const inMarkdown = (text: string): string =>
  text.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;'))

/** The hub's names for how many rows there are. */
function sizeOf(rows: number): string {
  if (rows < 1000) return 'n<1K'
  if (rows < 10_000) return '1K<n<10K'
  return rows < 100_000 ? '10K<n<100K' : '100K<n<1M'
}
