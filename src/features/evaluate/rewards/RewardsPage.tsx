import { EvaluatePage } from '../EvaluatePage.tsx'

export function RewardsPage() {
  return <EvaluatePage name="Rewards">{null}</EvaluatePage>
}
