import type { Card, CropPolicy, ExportOptions, PicturePolicy, Split } from '../../formats/target.ts'
import type { TextShelf } from '../../state/preferences.ts'

/** How everything is written, as the dialog holds it: what is switched off keeps its numbers. */
export interface ExportChoices {
  /** Which items, where the project has a plan by which they are selected. */
  readonly items: 'selected' | 'accepted'
  readonly pictures: PicturePolicy
  readonly crops: CropPolicy['kind']
  /** In per cent of the region's sides. */
  readonly margin: number
  readonly shuffled: boolean
  readonly shuffleSeed: number
  readonly split: boolean
  /** In per cent of the items. */
  readonly train: number
  readonly splitSeed: number
  /** Most visual tokens of the small pictures of training sets. */
  readonly tokenBudget: TokenBudget
  readonly card: Card
}

type TokenBudget = NonNullable<ExportOptions['tokenBudget']>
export const tokenBudgets: readonly TokenBudget[] = [1024, 16_384]

export const defaultChoices = (projectName: string): ExportChoices => ({
  items: 'selected',
  pictures: 'original',
  crops: 'exact',
  margin: 10,
  shuffled: false,
  shuffleSeed: 1,
  split: false,
  train: 80,
  splitSeed: 1,
  tokenBudget: 1024,
  card: {
    title: projectName,
    version: '1.0.0',
    licence: '',
    language: 'en',
    description: '',
    authors: [],
    homepage: '',
  },
})

export const exportOptionsOf = (
  choices: ExportChoices,
  groups: Split['groups'],
  modifiedAt: number,
): ExportOptions => ({
  pictures: choices.pictures,
  crops:
    choices.crops === 'margin' ? { kind: 'margin', share: choices.margin / 100 } : { kind: choices.crops },
  shuffle: choices.shuffled ? { seed: choices.shuffleSeed } : null,
  split: choices.split ? { train: choices.train / 100, seed: choices.splitSeed, groups } : null,
  card: choices.card,
  tokenBudget: choices.tokenBudget,
  modifiedAt,
})

const keyOf = (projectId: string): string => `saccade-export-${projectId}`

/** What this browser remembers of the last export of a project; whatever does not parse falls back to its default. */
export function readChoices(
  shelf: TextShelf,
  project: { readonly id: string; readonly name: string },
): ExportChoices {
  const usual = defaultChoices(project.name)
  let json: unknown
  try {
    json = JSON.parse(shelf.getItem(keyOf(project.id)) ?? '{}')
  } catch {
    return usual
  }
  const fields = fieldsOf(json)
  return {
    items: oneOf(fields.get('items'), ['selected', 'accepted']) ?? usual.items,
    pictures: oneOf(fields.get('pictures'), ['original', 'png', 'jpeg']) ?? usual.pictures,
    crops: oneOf(fields.get('crops'), ['exact', 'double', 'margin']) ?? usual.crops,
    margin: numberIn(fields.get('margin'), 0, 400) ?? usual.margin,
    shuffled: fields.get('shuffled') === true,
    shuffleSeed: numberIn(fields.get('shuffleSeed'), 0, highestSeed) ?? usual.shuffleSeed,
    split: fields.get('split') === true,
    train: numberIn(fields.get('train'), 0, 100) ?? usual.train,
    splitSeed: numberIn(fields.get('splitSeed'), 0, highestSeed) ?? usual.splitSeed,
    tokenBudget: tokenBudgets.find((budget) => budget === fields.get('tokenBudget')) ?? usual.tokenBudget,
    card: cardFrom(fieldsOf(fields.get('card')), usual.card),
  }
}

/** Remembers them; a browser that keeps nothing is no reason not to export. */
export function writeChoices(shelf: TextShelf, projectId: string, choices: ExportChoices): void {
  try {
    shelf.setItem(keyOf(projectId), JSON.stringify(choices))
  } catch {
    // Private windows and full disks refuse; the choices are then made anew.
  }
}

export const highestSeed = 999_999

function cardFrom(fields: ReadonlyMap<string, unknown>, usual: Card): Card {
  const text = (name: Exclude<keyof Card, 'authors'>): string => {
    const value = fields.get(name)
    return typeof value === 'string' ? value.slice(0, longestText) : usual[name]
  }
  const authors = fields.get('authors')
  return {
    title: text('title'),
    version: text('version'),
    licence: text('licence'),
    language: text('language'),
    description: text('description'),
    homepage: text('homepage'),
    authors: Array.isArray(authors) ? authors.filter((name) => typeof name === 'string') : usual.authors,
  }
}

const longestText = 20_000

const fieldsOf = (json: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof json === 'object' && json !== null ? Object.entries(json) : [])

const oneOf = <T extends string>(value: unknown, known: readonly T[]): T | undefined =>
  known.find((one) => one === value)

const numberIn = (value: unknown, least: number, most: number): number | null =>
  typeof value === 'number' && value >= least && value <= most ? value : null
