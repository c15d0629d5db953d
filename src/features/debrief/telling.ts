import type { Debrief, Finding, Outcome } from '../../domain/debrief.ts'
import type { Judgement } from '../../domain/judgement.ts'
import type { Reason } from '../../domain/project.ts'

/** Active seconds that a decision took in the paper: 650 pairs in 10 hours (004 §8.2). */
export const paperSeconds = 55

/** How many flaws there are, found or not. */
export const flawsIn = ({ findings }: Debrief): number => findings.filter(({ flaw }) => flaw !== null).length

/** How many items there are with nothing wrong. */
export const goodIn = (debrief: Debrief): number => debrief.findings.length - flawsIn(debrief)

/** How many of them were accepted or rejected. */
export const decidedOf = ({ findings, counts }: Debrief): number => findings.length - counts.open

/** The one sentence to take home: `You found 5 of 7 flaws and wrongly rejected 1 good pair.` */
export function headline(debrief: Debrief): string {
  const { found, lost, spoilt } = debrief.counts
  const flaws = flawsIn(debrief)
  const harm = [
    lost > 0 ? `wrongly rejected ${pairs(lost)}` : '',
    spoilt > 0 ? `gave ${pairs(spoilt)} a wrong answer` : '',
  ].filter(Boolean)
  if (flaws === 0) return harm.length === 0 ? 'You kept every good pair.' : `You ${listed(harm)}.`
  if (harm.length > 0) return `You ${listed([foundSentence(found, flaws), ...harm])}.`
  if (found === flaws) {
    return debrief.counts.open === 0
      ? `You ${foundSentence(found, flaws)} and kept every good pair. Well seen!`
      : `You ${foundSentence(found, flaws)}.`
  }
  return `You ${foundSentence(found, flaws)} and rejected no good pair.`
}

function foundSentence(found: number, flaws: number): string {
  if (flaws === 1) return found === 1 ? 'found the only flaw' : 'missed the only flaw'
  if (found === flaws) return `found all ${flaws} flaws`
  return found === 0 ? `found none of the ${flaws} flaws` : `found ${found} of ${flaws} flaws`
}

const pairs = (count: number): string => `${count} good ${count === 1 ? 'pair' : 'pairs'}`

const listed = (parts: readonly string[]): string =>
  parts.length < 3 ? parts.join(' and ') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

/** What to make of it, in one or two sentences. */
export function advice(debrief: Debrief): string {
  const { missed, lost, open } = debrief.counts
  if (decidedOf(debrief) === 0) {
    return 'Accept or reject some items first; then this page shows how you did.'
  }
  const said: string[] = []
  if (missed > 0 && lost === 0) {
    said.push(
      'When an item looks fine, look at the whole picture once more: some flaws only show outside the region.',
    )
  } else if (lost > missed) {
    said.push('Reject only what you can name a reason for; when in doubt, flag it for a second look.')
  } else if (missed > 0) {
    said.push('Look at the region first and at the whole picture second; both have to give the same answer.')
  }
  if (open > 0) {
    said.push(
      open === 1
        ? 'One item is not decided yet.'
        : `${open} items are not decided yet; they count as neither.`,
    )
  }
  return said.join(' ')
}

/** How one's pace compares with the paper's; null while nothing was timed. */
export function paceSentence(medianActiveMs: number | null): string | null {
  if (medianActiveMs === null) return null
  const seconds = medianActiveMs / 1000
  const usual = `You usually took ${secondsText(seconds)} for a decision`
  const paper = `the paper’s annotators took about ${paperSeconds} s`
  if (seconds > paperSeconds * 1.15) return `${usual}; ${paper}. Care comes first, and speed comes by itself.`
  if (seconds < paperSeconds * 0.85) return `${usual}; ${paper}.`
  return `${usual}, about as long as the paper’s annotators (${paperSeconds} s).`
}

/** `4.2 s`, `38 s`, `2 min 5 s`. */
export function secondsText(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 90) return `${whole} s`
  return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

export interface FindingGroup {
  readonly outcome: Outcome
  readonly name: string
  readonly findings: readonly Finding[]
}

const groupNames: readonly (readonly [Outcome, string])[] = [
  ['missed', 'Flaws you missed'],
  ['lost', 'Good pairs you rejected'],
  ['spoilt', 'Good pairs you gave a wrong answer'],
  ['found', 'Flaws you found'],
  ['open', 'Not decided'],
]

/** What there is to learn from first; good pairs that were kept need no words. Empty groups are left out. */
export const groupsOf = (debrief: Debrief): readonly FindingGroup[] =>
  groupNames.flatMap(([outcome, name]) => {
    const findings = debrief.findings.filter((finding) => finding.outcome === outcome)
    return findings.length > 0 ? [{ outcome, name, findings }] : []
  })

/** What one said about the item, held against what would have been right to say; empty when nothing was said. */
export function verdictOn(
  finding: Finding,
  judgement: Judgement | undefined,
  reasons: readonly Reason[],
): string {
  const nameOf = (code: string) => reasons.find((reason) => reason.code === code)?.name ?? code
  const reason = finding.flaw === null ? '' : `“${nameOf(finding.flaw)}”`
  switch (finding.outcome) {
    case 'missed':
      return `You accepted it. The reason to reject it: ${reason}.`
    case 'lost': {
      const given = judgement?.reasons.map(nameOf).join('”, “') ?? ''
      return given === '' ? 'You rejected it.' : `You rejected it for “${given}”.`
    }
    case 'spoilt':
      return 'You accepted it with another answer.'
    case 'found':
      if (finding.reasonMatched === null) return `You put it right: ${reason}.`
      return finding.reasonMatched ? `Right reason: ${reason}.` : `A better reason: ${reason}.`
    case 'kept':
      return 'You accepted it.'
    case 'open':
      if (judgement?.decision === 'flag') return 'You flagged it.'
      return judgement?.decision === 'skip' ? 'You skipped it.' : ''
  }
}
