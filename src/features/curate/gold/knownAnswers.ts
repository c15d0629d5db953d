import { judgementOf, type Dataset } from '../../../domain/dataset.ts'
import { goldAnswerOf, goldOf, meetsGold, type GoldAnswer } from '../../../domain/gold.ts'
import type { GoldRecord } from '../../../domain/goldAccuracy.ts'
import { indexOfLetter, isMultipleChoice, letterAt, type Content, type Item } from '../../../domain/item.ts'
import { contentOf, type Judgement } from '../../../domain/judgement.ts'
import { judgementsOf } from '../../../domain/dataset.ts'
import { verdictOn } from '../../../domain/review.ts'
import { get } from '../../../domain/table.ts'

/** Where the known answer of an item can come from. */
export interface KnownFrom {
  readonly from: 'given' | 'own' | 'resolution'
  readonly answer: GoldAnswer
}

/** What could be known of an item: what was given, what one decided oneself, and what the project says in the end. */
export function knownFrom(dataset: Dataset, item: Item, annotatorId: string): readonly KnownFrom[] {
  const found: KnownFrom[] = [{ from: 'given', answer: goldAnswerOf(item, 'accept') }]
  const own = judgementOf(dataset, item.id, annotatorId)
  if (own && (own.decision === 'accept' || own.decision === 'reject')) {
    found.push({ from: 'own', answer: goldAnswerOf(item, own.decision, contentOf(item, own.revision)) })
  }
  const verdict = verdictOn(dataset, item)
  if ('resolution' in verdict) {
    const { outcome, content } = verdict.resolution
    found.push({ from: 'resolution', answer: goldAnswerOf(item, outcome, content) })
  }
  return found
}

/** A letter that one can choose for the known answer, with its option. */
export const lettersOf = (item: Pick<Content, 'options'>): readonly { letter: string; option: string }[] =>
  item.options.map((option, place) => ({ letter: letterAt(place), option }))

/** Another answer for a gold item: a letter for multiple choice, else a text. */
export function otherAnswer(item: Item, answer: string): GoldAnswer {
  if (!isMultipleChoice(item)) {
    return goldAnswerOf(item, 'accept', { answerLetter: null, answerText: answer.trim() })
  }
  return goldAnswerOf(item, 'accept', {
    answerLetter: answer,
    answerText: item.options[indexOfLetter(answer)] ?? '',
  })
}

/** Somebody who decided something else than what is known. */
export interface Miss {
  readonly item: Item
  readonly known: GoldAnswer
  readonly judgement: Judgement
}

/** All misses, the latest first. */
export function missesIn(dataset: Dataset, records: readonly GoldRecord[]): readonly Miss[] {
  return records
    .flatMap(({ annotatorId, points }) =>
      points.flatMap(({ itemId, right }) => {
        const item = get(dataset.items, itemId)
        const judgement = judgementOf(dataset, itemId, annotatorId)
        const known = goldOf(dataset.project.gold, itemId)
        return right || !item || !judgement || !known ? [] : [{ item, known, judgement }]
      }),
    )
    .toSorted((a, b) => (b.judgement.decidedAt ?? 0) - (a.judgement.decidedAt ?? 0))
}

/** What somebody decided, as it is compared with what is known. */
export function decidedWords(item: Item, { decision, revision }: Judgement): string {
  if (decision !== 'accept') return decision === 'reject' ? 'rejected' : 'not decided'
  const { answerLetter, answerText } = contentOf(item, revision)
  return [answerLetter, answerText.slice(0, 80) || null].filter((each) => each !== null).join(': ')
}

/** How many met and how many missed the known answer of one item. */
export function metOn(dataset: Dataset, item: Item, known: GoldAnswer): { met: number; missed: number } {
  const met = judgementsOf(dataset, item.id).map((judgement) => meetsGold(known, item, judgement))
  return {
    met: met.filter((each) => each === true).length,
    missed: met.filter((each) => each === false).length,
  }
}
