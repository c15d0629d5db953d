import { EvaluatePage } from '../EvaluatePage.tsx'

export function AttentionPage() {
  return <EvaluatePage name="Attention">{null}</EvaluatePage>
}
