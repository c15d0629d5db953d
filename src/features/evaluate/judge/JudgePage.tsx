import { EvaluatePage } from '../EvaluatePage.tsx'

export function JudgePage() {
  return <EvaluatePage name="Judge">{null}</EvaluatePage>
}
