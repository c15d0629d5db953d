import type { Dataset } from '../../../domain/dataset.ts'
import type { Match, Side, Standing } from '../../../domain/leaks.ts'
import { get } from '../../../domain/table.ts'
import { csvLine } from '../../../formats/csvCells.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import type { Foreign } from './foreign.ts'
import type { LeakFindings } from './useLeakSearch.ts'

/** How two sides match, in a few words. */
export function matchText(match: Match): string {
  switch (match.kind) {
    case 'file':
      return 'same file'
    case 'looks': {
      const differ = match.bits === 0 ? 'no bit differs' : `${match.bits} of 64 bits differ`
      return `looks alike${match.part === 0 ? '' : ', cropped'}: ${differ}`
    }
    case 'wording':
      return `${likenessText(match.likeness)} of another picture`
    case 'question':
      return likenessText(match.likeness)
  }
}

const likenessText = (likeness: number): string =>
  likeness === 1 ? 'same question' : `same question, ${likeness.toFixed(2)} alike`

export const standingText: Readonly<Record<Standing, string>> = {
  open: 'to be resolved',
  kept: 'both kept',
  dropped: 'dropped',
}

/** What a side is called in a list. */
export function sideName(dataset: Dataset, side: Side): string {
  if (side.foreign) return side.foreign.path
  const picture = side.pictureId === null ? undefined : get(dataset.pictures, side.pictureId)
  return picture?.name ?? side.key
}

/** Pictures of a project with items on them: those that a search is about. */
export interface Counted {
  readonly total: number
  readonly standings: ReadonlyMap<string, Standing>
}

/** What the search came to, in a sentence: `12 of 1,960 pictures are in train.jsonl.` */
export function summaryText({ foreign, pairs }: LeakFindings, { total, standings }: Counted): string {
  const counted = pairs.filter(({ key }) => standings.get(key) !== 'kept')
  const open = pairs.filter(({ key }) => standings.get(key) === 'open').length
  const left =
    pairs.length === 0 ? '' : open === 0 ? ' All are resolved.' : ` ${numberText(open)} to be resolved.`
  if (!foreign) {
    const questions = counted.filter(({ match }) => match.kind === 'question').length
    const pictures = counted.filter(({ match }) => match.kind === 'looks').length
    const asks = `${countText(questions, 'pair')} of items ${questions === 1 ? 'asks' : 'ask'} the same`
    const looks = `${countText(pictures, 'pair')} of pictures ${pictures === 1 ? 'looks' : 'look'} alike`
    return `${asks}; ${looks}.${left}`
  }
  const leaked = new Set(counted.map(({ first }) => first.pictureId)).size
  const of = `${numberText(leaked)} of ${countText(total, 'picture')}`
  return `${of} ${leaked === 1 ? 'is' : 'are'} in ${foreign.name}.${left}`
}

/** Why there is nothing to compare with; null where there is. */
export function nothingRead(
  { name, pictures }: Pick<Foreign, 'name' | 'pictures'>,
  kind: 'project' | 'files',
): string | null {
  if (pictures.length > 0) return null
  return kind === 'project'
    ? `There are no pictures in ${name} to compare with.`
    : `No picture could be read from ${name}. Choose pictures, or a manifest as JSON Lines or CSV.`
}

/** All pairs as CSV. */
export const pairsCsv = (dataset: Dataset, { pairs }: LeakFindings, { standings }: Counted): string =>
  [
    [
      'first',
      'first_sha256',
      'first_items',
      'second',
      'second_sha256',
      'second_items',
      'match',
      'measure',
      'standing',
    ],
    ...pairs.map(({ key, first, second, match }) => [
      sideName(dataset, first),
      hashOf(dataset, first),
      first.itemIds.join(' '),
      sideName(dataset, second),
      hashOf(dataset, second),
      second.itemIds.join(' '),
      match.kind,
      measureOf(match),
      standings.get(key) ?? '',
    ]),
  ]
    .map((cells) => csvLine(cells))
    .join('')

function measureOf(match: Match): string {
  if (match.kind === 'looks') return `${match.bits}`
  return match.kind === 'file' ? '' : match.likeness.toFixed(3)
}

const hashOf = (dataset: Dataset, { pictureId, foreign }: Side): string =>
  (foreign ? foreign.sha256 : pictureId === null ? null : get(dataset.pictures, pictureId)?.sha256) ?? ''
