import type { ItemProblem } from './itemProblem.ts'

/** Scripts that put no blanks between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u

const redBox =
  /\bred\s+bounding[\s-]box|\bfocus(?:ing)?\s+on\b[^.?!\n]{0,80}\bred\s+(?:box|rectangle|frame)\b|\b(?:box|rectangle|frame)\s+drawn\s+in\s+red\b/i

const letterInstruction =
  /\b(?:answer|respond|reply)\s+(?:directly\s+)?with\s+(?:only\s+|just\s+)?(?:the\s+|one\s+|a\s+)?(?:correct\s+|right\s+)?(?:option|letter|choice)|\boption['’]s\s+letter\b|\b(?:select|choose|pick)\s+(?:the\s+|one\s+)?(?:correct|right|best)\s+(?:option|answer|letter|choice)\b/i

const optionLine = /^[ \t]*\(?[A-Z][.):][ \t]+\S/gm

/** What is wrong with the question itself. */
export function questionProblems(question: string): readonly ItemProblem[] {
  const found: ItemProblem[] = []
  const add = (code: string, severity: ItemProblem['severity'], sentence: string): void =>
    void found.push({ code, severity, sentence, field: 'question' })

  const text = question.trim()
  if (text === '') add('question-empty', 'error', 'The question is empty; write it or reject the item.')
  else if (isNearEmpty(text)) {
    add('question-short', 'warning', 'The question is nearly empty; say what is asked about which thing.')
  }
  if (redBox.test(question)) {
    add(
      'question-red-box',
      'warning',
      'The question speaks of a red box, but a benchmark shows the picture without one; take that sentence out.',
    )
  }
  if (letterInstruction.test(question)) {
    add(
      'question-letter-instruction',
      'warning',
      'The question tells how to answer (“with the letter …”); exports add that themselves, so take it out.',
    )
  }
  if ((question.match(optionLine)?.length ?? 0) >= 2) {
    add(
      'question-options',
      'warning',
      'The question still holds lines that look like options; move them to the options.',
    )
  }
  if (question.includes('<image>')) {
    add(
      'question-image-marker',
      'warning',
      'The question contains <image>, which evaluators delete; take it out.',
    )
  }
  return found
}

function isNearEmpty(text: string): boolean {
  if (text.length > 200) return false
  if (unspaced.test(text)) return text.length < 4
  return text.length < 8 || text.split(/\s+/, 3).length < 3
}
