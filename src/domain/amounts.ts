/** Numbers as people write them in answers and options. */

const small = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  'seventeen eighteen nineteen',
]
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'

const words: ReadonlyMap<string, number> = new Map([
  ...small
    .join(' ')
    .split(' ')
    .map((word, value) => [word, value] as const),
  ...tens.split(' ').map((word, place) => [word, 20 + 10 * place] as const),
])

/** Value of a number in words up to 999, such as “twenty-one” or “two hundred and five”; null for anything else. */
export function spelledNumber(text: string): number | null {
  if (text.length > 60) return null
  const parts = text
    .trim()
    .toLowerCase()
    .split(/[\s-]+/)
  const hundred = parts.indexOf('hundred')
  if (hundred < 0) return belowHundred(parts)
  const [count, ...others] = parts.slice(0, hundred)
  const hundreds = count === undefined || count === 'a' ? 1 : (words.get(count) ?? 0)
  const rest = parts.slice(hundred + 1)
  const below = rest.length === 0 ? 0 : belowHundred(rest[0] === 'and' ? rest.slice(1) : rest)
  return others.length > 0 || hundreds < 1 || hundreds > 9 || below === null ? null : hundreds * 100 + below
}

function belowHundred([first, second, ...others]: readonly string[]): number | null {
  const value = words.get(first ?? '')
  if (value === undefined || others.length > 0) return null
  if (second === undefined) return value
  const unit = words.get(second)
  return value >= 20 && unit !== undefined && unit > 0 && unit < 10 ? value + unit : null
}

/** Value of a text that is a number and nothing else: `1,000`, `7.0`, `1/2`, `50%`, `$5` or in words; else null. */
export function amountOf(text: string): number | null {
  if (text.length > 60) return null
  const plain = text
    .trim()
    .replace(/^[$€£¥]\s*/, '')
    .replace(/\s*%$/, '')
  if (/^[-+]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?$/.test(plain) && /\d/.test(plain)) {
    return Number(plain.replaceAll(',', ''))
  }
  const fraction = /^(\d{1,9})\s*\/\s*(\d{1,9})$/.exec(plain)
  if (fraction && Number(fraction[2]) > 0) return Number(fraction[1]) / Number(fraction[2])
  return spelledNumber(plain)
}
