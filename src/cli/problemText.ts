import type { Problem } from '../domain/problem.ts'

const ranks: Readonly<Record<Problem['severity'], number>> = { error: 0, warning: 1, note: 2 }

/** By file and line, and there the worst first. */
export const inFileOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted(
    (a, b) =>
      compare(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      ranks[a.severity] - ranks[b.severity] ||
      compare(a.field ?? '', b.field ?? ''),
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** `file:12: warning: vqa_results[0].bbox: The sentence. [code]`, on one line and without what moves a cursor. */
export function problemText({ file, line, severity, field, sentence, code }: Problem): string {
  const place = file === null ? '' : `${file}${line === null ? '' : `:${line}`}: `
  return onOneLine(`${place}${severity}: ${field === null ? '' : `${field}: `}${sentence} [${code}]`)
}

/** Text of files may hold what a terminal would obey. */
export const onOneLine = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')

export interface SeverityCounts {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
}

export function countSeverities(problems: readonly Problem[]): SeverityCounts {
  const count = (severity: Problem['severity']): number =>
    problems.filter((problem) => problem.severity === severity).length
  return { errors: count('error'), warnings: count('warning'), notes: count('note') }
}

/** As `JSON.stringify(…, null, 2)` writes it, with the line break that files end with. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
