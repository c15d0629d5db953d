import { amountOf, spelledNumber } from './amounts.ts'

/** Longest text that is levelled so closely; of a longer one only letter case and the blanks around it are. */
const longest = 2000

/** A text as two answers to an open question are compared: what makes no difference is gone. */
export function plainWords(text: string): string {
  if (text.length > longest) return text.trim().toLowerCase()
  const plain = levelled(text)
  // A slash between numbers is a fraction or a date, one between words a list.
  return plain
    .replaceAll(/\s*(?:,|;|&|\band\b)\s*/g, ', ')
    .replaceAll(/(?<=\p{L})\s*\/\s*(?=\p{L})/gu, ', ')
    .replaceAll(/(?:, )+/g, ', ')
    .replaceAll(/(?<=\d), (?=\d{3}(?!\d))/g, '')
}

/** Letter case, widths, blanks, dashes, quotation marks, ornaments of LaTeX, a leading article, full stops at the end. */
function levelled(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\\text\{([^{}]*)\}/g, '$1')
    .replaceAll(/\\([%$#&])/g, '$1')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
    .replaceAll(/["“”„«»`‘’'*]/g, '')
    .replaceAll(/\s*-\s*/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\$([^$]*)\$$/, '$1')
  const ended = plain.replace(/[.!。 ]{1,16}$/u, '')
  return (ended === '' ? plain : ended).replace(/^(?:the|an|a) (?=.)/, '')
}

/** Whether two texts are the same amount, as far as both say the same unit. */
export function isSameMeasure(gold: string, answer: string): boolean {
  if (gold.length > 80 || answer.length > 80) return false
  const [wanted, given] = [measureOf(gold), measureOf(answer)]
  if (!wanted || !given) return false
  if (wanted.isCode && wanted.digits !== given.digits) return false
  if (wanted.unit !== '' && given.unit !== '' && wanted.unit !== given.unit) return false
  return isSameValue(wanted, given)
}

/** Fractions only as near as rounding goes; of whole numbers, such as those of telephones, the last digit counts. */
function isSameValue(wanted: Measure, given: Measure): boolean {
  const [a, b] = [wanted.value, given.value]
  if (!Number.isInteger(a) || !Number.isInteger(b)) return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a))
  // Beyond this a number does not hold all of its digits.
  const isHeld = Number.isSafeInteger(a) && Number.isSafeInteger(b)
  return a === b && (isHeld || wanted.digits.replaceAll(',', '') === given.digits.replaceAll(',', ''))
}

interface Measure {
  readonly value: number
  /** As the table below names it, else the words themselves; empty for none. */
  readonly unit: string
  readonly digits: string
  readonly isCode: boolean
}

/** Words that would multiply the number before them; what they make of it is not reckoned, except for these. */
const scales: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
])
/** After a number these say that it is not the amount, or not all of it. */
const unsure =
  /\b(?:dozen|hundred|half|quarter|third|or|to|of|plus|minus|more|less|than|not|and|out|at|least|most|about)\b/

function measureOf(text: string): Measure | null {
  const plain = levelled(text)
  const sign = /^[-+]?([$€£¥])\s*(.*)$/s.exec(plain)
  const head = sign ? (plain.startsWith('-') ? '-' : '') + (sign[2] ?? '') : plain
  const parts = /^([-+]?(?:\d+ \d{1,3}\/\d{1,3}|\d[\d,]*(?:\.\d+)?(?:\/\d+)?|\.\d+))(?:\s*(\D*\S.*))?$/s.exec(
    head,
  )
  if (!parts) return spelled(plain)
  const [, digits = '', rest = ''] = parts
  const value = valueOf(digits)
  if (value === null) return null
  const tail = tailOf(rest)
  if (!tail) return null
  const unit = sign ? tail.unit || (sign[1] ?? '') : tail.unit
  return { value: value * tail.times, unit, digits, isCode: /^0\d/.test(digits) }
}

function valueOf(digits: string): number | null {
  const mixed = /^([-+]?)(\d+) (\d+)\/(\d+)$/.exec(digits)
  if (mixed) {
    const [, sign = '', whole = '', top = '', bottom = ''] = mixed
    const value = Number(whole) + Number(top) / Number(bottom)
    return Number(bottom) > 0 ? (sign === '-' ? -value : value) : null
  }
  return amountOf(digits.startsWith('.') ? `0${digits}` : digits)
}

/** A number in words with what follows it. */
function spelled(plain: string): Measure | null {
  const words = plain.split(' ')
  for (let count = Math.min(words.length, 5); count > 0; count -= 1) {
    const value = spelledNumber(words.slice(0, count).join(' '))
    if (value === null) continue
    const tail = tailOf(words.slice(count).join(' '))
    return tail && { value: value * tail.times, unit: tail.unit, digits: '', isCode: false }
  }
  return null
}

/** What the words after a number are: a scale, a unit, or up to three words that are counted; null for anything else. */
function tailOf(rest: string): { readonly times: number; readonly unit: string } | null {
  const words = rest.trim().replaceAll('.', '').split(' ').filter(Boolean)
  const scale = scales.get(words[0] ?? '')
  const unit = words.slice(scale === undefined ? 0 : 1).join(' ')
  const known = unitOf(unit)
  if (known === null && (unsure.test(unit) || /[^\p{L} -]/u.test(unit) || unit.split(' ').length > 3))
    return null
  return { times: scale ?? 1, unit: known ?? unit }
}

const table: readonly (readonly [string, string])[] = [
  ['%', '% percent pct'],
  ['°', '° deg degree degrees'],
  ['°c', '°c celsius'],
  ['°f', '°f fahrenheit'],
  ['mm', 'mm millimeter millimeters millimetre millimetres'],
  ['cm', 'cm centimeter centimeters centimetre centimetres'],
  ['m', 'm meter meters metre metres'],
  ['km', 'km kilometer kilometers kilometre kilometres'],
  ['in', 'in inch inches'],
  ['ft', 'ft foot feet'],
  ['yd', 'yd yds yard yards'],
  ['mi', 'mi mile miles'],
  ['g', 'g gram grams gramme grammes'],
  ['kg', 'kg kgs kilo kilos kilogram kilograms'],
  ['lb', 'lb lbs pound pounds'],
  ['oz', 'oz ounce ounces'],
  ['ml', 'ml milliliter milliliters millilitre millilitres'],
  ['l', 'l liter liters litre litres'],
  ['s', 's sec secs second seconds'],
  ['min', 'min mins minute minutes'],
  ['h', 'h hr hrs hour hours'],
  ['day', 'day days'],
  ['week', 'week weeks'],
  ['month', 'month months'],
  ['year', 'year years yr yrs'],
  ['km/h', 'km/h kmh kph'],
  ['mph', 'mph'],
  ['$', '$ dollar dollars usd'],
  ['€', '€ euro euros eur'],
  ['£', '£ gbp'],
  ['¥', '¥ yen jpy'],
]

const units: ReadonlyMap<string, string> = new Map(
  table.flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)),
)

const unitOf = (text: string): string | null => (text === '' ? '' : (units.get(text) ?? null))
