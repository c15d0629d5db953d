import { EvaluatePage } from '../EvaluatePage.tsx'

export function ResultsPage() {
  return <EvaluatePage name="Results">{null}</EvaluatePage>
}
