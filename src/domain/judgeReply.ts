/** Longest of a judge’s words that is kept. */
export const longestWords = 4000

/**
 * What a judge decided, by its own words: true for a bare Yes, false for a bare No, whatever the letter case, the marks
 * around it, and the thoughts before it. Null for anything else, which settles nothing.
 */
export function verdictIn(words: string): boolean | null {
  const end = words.slice(-20_000)
  const thought = end.lastIndexOf('</think>')
  const said = (thought < 0 ? end : end.slice(thought + '</think>'.length)).trim()
  if (said.length > 40) return null
  const [, yes, no] = /^[\s\p{P}`]*(?:(yes)|(no))[\s\p{P}`]*$/iu.exec(said) ?? []
  if (yes === undefined && no === undefined) return null
  return yes !== undefined
}

/** How many of a judge’s replies the two released scripts would count as right (FORMATS §1.3). */
export interface UpstreamCounts {
  readonly replies: number
  /** The judge script: every reply with `yes` or `Yes` somewhere in it. */
  readonly containing: number
  /** `cal_acc.py`: replies that are `Yes` and nothing else. */
  readonly exact: number
}

export function upstreamCounts(replies: Iterable<string>): UpstreamCounts {
  let [count, containing, exact] = [0, 0, 0]
  for (const words of replies) {
    count += 1
    if (words.includes('yes') || words.includes('Yes')) containing += 1
    if (words === 'Yes') exact += 1
  }
  return { replies: count, containing, exact }
}
