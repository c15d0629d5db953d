import { EvaluatePage } from '../EvaluatePage.tsx'

export function AnswersPage() {
  return <EvaluatePage name="Item by item">{null}</EvaluatePage>
}
