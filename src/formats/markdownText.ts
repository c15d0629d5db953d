/** Text that somebody typed, as Markdown shows it: on one line, with nothing in it that acts. */
export const inMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>|#~$!]/g, '\\$&')
    .replaceAll('&', '&amp;')

/** A table whose cells are Markdown already. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

export const markdownList = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n')

/** `100,000`. */
export const counted = (count: number): string =>
  String(Math.round(count)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')

/** `1 item`, `3,700 items`. */
export const countOf = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${counted(count)} ${count === 1 ? noun : nouns}`

/** `12.5 %`, with three digits that count. */
export const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`

/** A measure with so many digits after the point. */
export const fixed = (value: number, digits: number): string => value.toFixed(digits)
