import { spelledNumber } from './amounts.ts'
import { brief, type ItemProblem } from './itemProblem.ts'

/**
 * Open answers that the public scorer compares in ways nobody expects (FORMATS §1.3, the table of mathruler): a right
 * answer may count as wrong, or a wrong one as right.
 */
export function answerTraps(answer: string): readonly ItemProblem[] {
  const text = answer.trim()
  if (text === '') {
    return [
      problem(
        'answer-missing',
        'error',
        'There is no answer; write it, or make the question multiple choice.',
      ),
    ]
  }
  const found: ItemProblem[] = []
  const add = (code: string, sentence: string): void => void found.push(problem(code, 'warning', sentence))

  const turned = turnedProduct(text)
  if (turned !== null) {
    add(
      'answer-two-symbols',
      `Scorers read “${text}” as a product, so “${turned}” counts as right too; ask for a longer answer or make it multiple choice.`,
    )
  }
  if (/[.,;:!?。，！？]$/.test(text)) {
    add(
      'answer-punctuation',
      `“${brief(text)}” ends in punctuation, and without it an answer counts as wrong; take it off.`,
    )
  }
  if (/[‒–—―−]/.test(text)) {
    add(
      'answer-dash',
      `“${brief(text)}” has a long dash, and with a plain hyphen an answer counts as wrong; write “-”.`,
    )
  }
  const unit = unitAfterNumber(text)
  if (unit !== null) {
    add(
      'answer-unit',
      `“${brief(text)}” may count as different from its number alone; put “${unit}” into the question and only the number into the answer.`,
    )
  }
  const value = spelledNumber(text)
  if (value !== null) {
    add(
      'answer-spelled-number',
      `“${brief(text)}” in words does not count as ${value} in digits; write ${value}.`,
    )
  }
  if (/\p{L}\s*\/\s*\p{L}/u.test(text) && unit === null) {
    add(
      'answer-slash',
      `“${brief(text)}” only matches with the same slash; write one answer, or join them with “and”.`,
    )
  } else if (text.length <= 80 && /^\p{L}[\p{L}\s-]*(?:,|\sand\s)[\p{L}\s-]*\p{L}$/u.test(text)) {
    found.push(
      problem(
        'answer-list',
        'note',
        `In “${brief(text)}” the order counts: the same words turned round are wrong.`,
      ),
    )
  }
  return found
}

const problem = (code: string, severity: ItemProblem['severity'], sentence: string): ItemProblem => ({
  code,
  severity,
  sentence,
  field: 'answerText',
})

/** The other order of a two-symbol answer with a letter in it; null when turning it round changes nothing. */
function turnedProduct(text: string): string | null {
  const symbols = /^([\p{L}\d])\s*([\p{L}\d])$/u.exec(text)
  const [, first, second] = symbols ?? []
  if (first === undefined || second === undefined) return null
  if (first.toLowerCase() === second.toLowerCase() || /^\d\d$/.test(first + second)) return null
  return second + first
}

/** Units that the scorer takes off when they are written out, so that `10 meters` equals 10. */
const spelledUnit =
  /^(?:degree|centimet(?:er|re)|met(?:er|re)|mile|second|minute|hour|day|week|month|year|foot|feet|inch|yard)(?:e?s)?$/i

/** What is written after a number, unless the scorer takes it off or it makes the number a name: 12B, 3rd, 1990s, 9 am. */
function unitAfterNumber(text: string): string | null {
  if (text.length > 60) return null
  const [, unit] = /^[-+]?[\d.,]*\d\s*((?:°?[\p{L}µ]|[°″′"'])[\p{L}\d/²³.\s]*)$/u.exec(text) ?? []
  if (unit === undefined || spelledUnit.test(unit)) return null
  const isName = /^(?:\d+[A-Z]|\d\s?\p{L})$/u.test(text) || /\d(?:0s|st|nd|rd|th|\s*[ap]\.?m\.?)$/i.test(text)
  return isName ? null : unit
}
