import { answerTraps } from './answerTraps.ts'
import {
  areaRatio,
  frameOf,
  heightOf,
  intersection,
  contains,
  widthOf,
  type Rect,
  type Size,
} from './geometry.ts'
import { indexOfLetter, isMultipleChoice, letterAt, type Content } from './item.ts'
import { brief, type ItemProblem } from './itemProblem.ts'
import { optionProblems } from './optionProblems.ts'
import type { Thresholds } from './project.ts'
import { questionProblems } from './questionProblems.ts'
import { sameWording } from './wording.ts'
import { textHazards } from './textHazards.ts'

/** What the content is measured by; `size` is null while the picture is missing. */
export interface Measure {
  readonly size: Size | null
  readonly thresholds: Thresholds
}

/** All problems of the content, errors first, otherwise in the order question, options, answer, region, picture. */
export function problemsOf(content: Content, { size, thresholds }: Measure): readonly ItemProblem[] {
  const problems = [
    ...questionProblems(content.question),
    ...optionProblems(content),
    ...answerProblems(content),
    ...textHazards(content),
    ...regionProblems(content.region, size, thresholds),
    ...pictureProblems(size, thresholds),
  ]
  const weight = { error: 0, warning: 1, note: 2 }
  return problems.length < 2 ? problems : problems.toSorted((a, b) => weight[a.severity] - weight[b.severity])
}

function answerProblems(content: Content): readonly ItemProblem[] {
  if (!isMultipleChoice(content)) return answerTraps(content.answerText)
  const { options, answerLetter, answerText } = content
  const named = answerText.trim() !== ''
  const keyed = options[indexOfLetter(answerLetter)]
  if (keyed === undefined) {
    const last = letterAt(Math.min(options.length, 26) - 1)
    if (answerLetter !== null) {
      return error(
        'answer-letter-outside',
        'answerLetter',
        `The answer is “${brief(answerLetter)}”, but the options are A to ${last}; choose one of them.`,
      )
    }
    return named && !options.some((option) => sameWording(option, answerText))
      ? error(
          'answer-not-among-options',
          'answerText',
          `The answer “${brief(answerText)}” is not among the options; correct an option or choose another answer.`,
        )
      : error('answer-missing', 'answerLetter', 'No option is marked as the answer; choose one.')
  }
  if (!named || sameWording(keyed, answerText)) return []
  const other = options.findIndex((option) => sameWording(option, answerText))
  return error(
    'answer-conflict',
    'answerLetter',
    other < 0
      ? `The letter ${answerLetter} stands for “${brief(keyed)}”, but the answer “${brief(answerText)}” is not among the options; correct the option or choose another.`
      : `The letter ${answerLetter} stands for “${brief(keyed)}”, but the answer is given as “${brief(answerText)}”, which is option ${letterAt(other)}; choose the right one.`,
  )
}

const error = (code: string, field: ItemProblem['field'], sentence: string): readonly ItemProblem[] => [
  { code, severity: 'error', field, sentence },
]

function regionProblems(
  region: Rect | null,
  size: Size | null,
  thresholds: Thresholds,
): readonly ItemProblem[] {
  const found: ItemProblem[] = []
  const add = (code: string, severity: ItemProblem['severity'], sentence: string): void =>
    void found.push({ code, severity, sentence, field: 'region' })
  if (!region) {
    add(
      'region-missing',
      'error',
      'There is no evidence region; draw one around what the answer is read from.',
    )
    return found
  }
  const [width, height] = [widthOf(region), heightOf(region)]
  const sides = `${rounded(width)} × ${rounded(height)} px`
  if (!(width > 0 && height > 0)) {
    add('region-outside', 'error', 'The region covers nothing; draw it anew.')
    return found
  }
  if (size) {
    if (!intersection(region, frameOf(size))) {
      add('region-outside', 'error', 'The region lies wholly outside the picture; draw it anew.')
    } else if (!contains(frameOf(size), region)) {
      add('region-outside', 'warning', 'The region reaches beyond the edge of the picture; draw it inside.')
    }
    const ratio = areaRatio(region, size)
    if (ratio > thresholds.areaRatio) {
      add(
        'region-large',
        'warning',
        `The region covers ${percent(ratio)} of the picture, more than the ${percent(thresholds.areaRatio)} of this project; a detail should be smaller.`,
      )
    }
  }
  if (Math.min(width, height) < thresholds.minSide) {
    add(
      'region-small',
      'warning',
      `The region is ${sides}; a side under ${thresholds.minSide} px is too small for zoom tools.`,
    )
  }
  return found
}

function pictureProblems(size: Size | null, thresholds: Thresholds): readonly ItemProblem[] {
  if (!size || Math.min(size.width, size.height) >= thresholds.minPicture) return []
  return [
    {
      code: 'picture-small',
      severity: 'warning',
      field: 'picture',
      sentence: `The picture is ${size.width} × ${size.height} px; this project asks for at least ${thresholds.minPicture} px on both sides.`,
    },
  ]
}

const rounded = (pixels: number): string => String(Math.round(pixels * 10) / 10)

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`
