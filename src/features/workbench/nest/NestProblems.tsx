import type { Judgement } from '../../../domain/judgement.ts'
import type { NestProblem } from '../../../domain/nestProblems.ts'
import { useOpen } from '../../../state/useApp.ts'
import { OpenProblems } from '../OpenProblems.tsx'

interface NestProblemsProps {
  readonly judgement: Judgement
  readonly problems: readonly NestProblem[]
  readonly onSelect: (ids: readonly string[]) => void
}

/** What looks wrong with the chains; each sentence leads to its boxes. */
export function NestProblems({ judgement, problems, onSelect }: NestProblemsProps) {
  const muted = useOpen(({ dataset }) => dataset.project.mutedProblems)
  const heard = problems.filter(({ code }) => !muted.includes(code))
  if (heard.length === 0) return null
  return (
    <OpenProblems
      label="Problems of the boxes"
      judgement={judgement}
      problems={heard}
      onPick={({ boxIds }) => onSelect(boxIds)}
    />
  )
}
