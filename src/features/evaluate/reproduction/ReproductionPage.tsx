import { EvaluatePage } from '../EvaluatePage.tsx'

export function ReproductionPage() {
  return <EvaluatePage name="Published numbers">{null}</EvaluatePage>
}
