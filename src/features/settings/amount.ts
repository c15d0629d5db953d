/** The number in a text as people type it: `10`, `1,200 px`, `2.5 %`, `2,5`; NaN for anything else. */
export function parseAmount(text: string): number {
  const plain = text
    .trim()
    .replace(/\s*(?:%|px)$/i, '')
    .replaceAll(/(?<=\d)[\s’'](?=\d)/g, '')
  if (/^\d{1,3}(?:,\d{3})+$/.test(plain)) return Number(plain.replaceAll(',', ''))
  return /^\d+(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN
}

/** A share as a number of per cent without the rounding noise of floats: 0.07 → `7`, 0.125 → `12.5`. */
export const percentText = (share: number): string => String(Number((share * 100).toFixed(4)))

/** The share for a number of per cent: 7 → 0.07, not 0.07000000000000001. */
export const shareOf = (percent: number): number => Number((percent / 100).toFixed(6))
