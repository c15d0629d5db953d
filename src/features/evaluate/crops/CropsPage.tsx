import { EvaluatePage } from '../EvaluatePage.tsx'

export function CropsPage() {
  return <EvaluatePage name="Crops">{null}</EvaluatePage>
}
