/**
 * The normalised match of the training reward (FORMATS §1.4), as it behaves: it looks at nothing but an `Answer: …` line
 * inside the answer, and compares what follows, with units and ornaments of LaTeX left out, to the right answer, treated
 * alike. The list of what is left out is the one of Minerva (Lewkowycz et al. 2022, appendix D).
 */
export function matchesOnAnswerLine(gold: string, answer: string): boolean {
  if (gold.length > longestGold) return false
  const line = [...answer.matchAll(/Answer\s*:\s*([^\n]+)/gi)].at(-1)?.[1]
  return line !== undefined && normalised(line) === normalised(gold)
}

/** No answer that is short enough to count can be equal to a longer one. */
const longestGold = 2000

const replaced: readonly (readonly [what: string, by: string])[] = [
  ['an ', ''],
  ['a ', ''],
  ['.$', '$'],
  ['\\$', ''],
  ['\\ ', ''],
  [' ', ''],
  ['mbox', 'text'],
  [',\\text{and}', ','],
  ['\\text{and}', ','],
  ['\\text{m}', '\\text{}'],
]

/** Wherever they occur, also inside words. */
const leftOut: readonly string[] = [
  'square',
  'ways',
  'integers',
  'dollars',
  'mph',
  'inches',
  'hours',
  'km',
  'units',
  '\\ldots',
  'sue',
  'points',
  'feet',
  'minutes',
  'digits',
  'cents',
  'degrees',
  'cm',
  'gm',
  'pounds',
  'meters',
  'meals',
  'edges',
  'students',
  'childrentickets',
  'multiples',
  '\\text{s}',
  '\\text{.}',
  '\\text{\ns}',
  '\\text{}^2',
  '\\text{}^3',
  '\\text{\n}',
  '\\text{}',
  '\\mathrm{th}',
  '^\\circ',
  '^{\\circ}',
  '\\;',
  ',\\!',
  '{,}',
  '"',
  '\\dots',
]

/** Exported for its test. */
export function normalised(answer: string): string {
  let text = answer.split('=').at(-1) ?? ''
  for (const [what, by] of replaced) text = text.replaceAll(what, by)
  for (const what of leftOut) text = text.replaceAll(what, '')
  text = text
    .replaceAll(/([^\n$]*)\$([^\n$]*)\$([^\n]*)/g, '$$$2$$')
    .replaceAll(/\\text\{([^\n]*?)\}/g, '$1')
    .replaceAll(/\\textbf\{([^\n]*?)\}/g, '$1')
    .replaceAll(/\\overline\{([^\n]*?)\}/g, '$1')
    .replaceAll(/\\boxed\{([^\n]*)\}/g, '$1')
    .replaceAll(/frac([^{])([^\n])/g, 'frac{$1}{$2}')
    .replaceAll(/sqrt([^{])/g, 'sqrt{$1}')
    .replaceAll('$', '')
  const digits = text.replaceAll(',', '')
  return (/^\p{Nd}+$/u.test(digits) ? digits : text).trim()
}
