import type { PageProps } from '../../../ui/PageShell.tsx'
import { EvaluatePage } from '../EvaluatePage.tsx'
import { WhenScored } from '../WhenScored.tsx'
import { RewardsBench } from './RewardsBench.tsx'
import styles from './Rewards.module.css'

/** What training would have given for the answers that there are. */
export function RewardsPage({ projectId }: PageProps) {
  return (
    <EvaluatePage name="Rewards">
      <p className={styles.lead}>
        What reinforcement learning would have given for these answers: by the rules of the released training
        code of ZoomBench, or with the bonus for tools of LFPC. The grounding terms of LFPC, R_IoU and R_L1,
        stay apart, for nobody has published how they join the others; they are under{' '}
        <a href={`#/project/${projectId}/evaluate/crops`}>Crops</a>.
      </p>
      <WhenScored projectId={projectId}>
        {(scored) => <RewardsBench projectId={projectId} scored={scored} />}
      </WhenScored>
    </EvaluatePage>
  )
}
