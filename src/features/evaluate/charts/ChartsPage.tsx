import { EvaluatePage } from '../EvaluatePage.tsx'

export function ChartsPage() {
  return <EvaluatePage name="Charts">{null}</EvaluatePage>
}
