import { EvaluatePage } from '../EvaluatePage.tsx'

export function PredictionsPage() {
  return <EvaluatePage name="Predictions">{null}</EvaluatePage>
}
