import { Popover, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react'
import type { PreviewOutcome } from '../../../domain/previewOutcome.ts'
import { quadrantNames, type Quadrant } from '../../../domain/quadrant.ts'
import { runCommand, useCommand } from '../../../ui/commands.ts'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import { quadrantSigns } from '../quadrantSigns.ts'
import styles from './Verdict.module.css'

const quadrantTerms: Readonly<Record<Quadrant, string>> = {
  'zoom-helps': 'Wrong from the whole picture, right from the region: the zooming gap that is looked for.',
  'zoom-hurts':
    'Right from the whole picture, wrong from the region: the region may miss what the question needs.',
  'both-right': 'Right from both views: this model needs no closer look.',
  neither: 'Wrong from both views: too hard for this model, or something is wrong with the item.',
}

interface VerdictProps {
  readonly outcome: PreviewOutcome
  /** Whether “too easy” is a reason of this project that was not given yet. */
  readonly offersTooEasy: boolean
}

/** What the views come to together. */
export function Verdict({ outcome, offersTooEasy }: VerdictProps) {
  const { quadrant, disagrees, tooEasy } = outcome
  const Sign = quadrant && quadrantSigns[quadrant]
  return (
    <div className={styles.verdict} data-quadrant={quadrant ?? 'none'}>
      {quadrant && Sign ? (
        <Popover position="top-start" shadow="md" width={280}>
          <Popover.Target>
            <button type="button" className={styles.quadrant} title={quadrantTerms[quadrant]}>
              <Sign size={14} stroke={2} aria-hidden />
              {quadrantNames[quadrant]}
            </button>
          </Popover.Target>
          <Popover.Dropdown className={styles.explained ?? ''}>{quadrantTerms[quadrant]}</Popover.Dropdown>
        </Popover>
      ) : null}
      {disagrees ? (
        <Tooltip
          label="Shown the evidence alone, the model is sure of another answer. One of the two is wrong."
          multiline
          w={280}
        >
          <span className={styles.disagrees}>
            <IconAlertTriangle size={13} stroke={2} aria-hidden />
            Model disagrees with the given answer
          </span>
        </Tooltip>
      ) : null}
      {tooEasy ? <TooEasy offered={offersTooEasy} /> : null}
    </div>
  )
}

/** The reason that the answers suggest; one click or its key gives it. */
function TooEasy({ offered }: { offered: boolean }) {
  const command = useCommand('reason.too-easy')
  if (!offered || !command) return null
  const keys = command.keys?.[0]
  return (
    <Tooltip label="The model is right from the whole picture often enough. Gives the reason “Too easy”.">
      <button type="button" className={styles.suggestion} onClick={() => runCommand('reason.too-easy')}>
        <IconPlus size={12} stroke={2.5} aria-hidden />
        Too easy
        {keys ? <Keycaps keys={keys} /> : null}
      </button>
    </Tooltip>
  )
}
