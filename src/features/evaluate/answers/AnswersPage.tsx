import { useEvaluation } from '../../../state/useApp.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { EvaluatePage } from '../EvaluatePage.tsx'
import { useOpened, WhenScored } from '../WhenScored.tsx'
import { ItemBrowser } from './ItemBrowser.tsx'

/** Every item of the benchmark with what each model answered to it, and people’s last word on these answers. */
export function AnswersPage(props: PageProps) {
  const { projectId } = props
  useOpened()
  const scored = useEvaluation((state) => state.scored)
  const isThere = useEvaluation(({ runs, failure }) => runs !== null && runs.length > 0 && failure === null)
  // The browser fills the page; whatever else there is to say stands in the usual frame.
  if (scored && isThere && scored.itemIds.length > 0) return <ItemBrowser {...props} scored={scored} />
  return (
    <EvaluatePage name="Item by item">
      <WhenScored projectId={projectId}>{() => null}</WhenScored>
    </EvaluatePage>
  )
}
