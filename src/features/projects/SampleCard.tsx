import { Button, Progress } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import { useAppActions } from '../../state/useApp.ts'
import type { MakeSample } from './ProjectsPage.tsx'
import styles from './SampleCard.module.css'

interface SampleCardProps {
  /** True when there is no project yet: the card then explains what this is. */
  readonly first: boolean
  readonly makeSample: MakeSample
  readonly onOpen: (projectId: string) => void
}

/** The sample project in one click: the way to learn the job. */
export function SampleCard({ first, makeSample, onOpen }: SampleCardProps) {
  const app = useAppActions()
  const [share, setShare] = useState<number | null>(null)
  const stop = useRef<AbortController | null>(null)
  // Whoever went elsewhere meanwhile must not be taken to the sample once it is made.
  useEffect(() => () => stop.current?.abort(), [])
  const make = async () => {
    const control = new AbortController()
    stop.current = control
    setShare(0)
    try {
      const projectId = await makeSample(setShare, control.signal)
      if (!control.signal.aborted) onOpen(projectId)
    } catch (error) {
      if (!control.signal.aborted) {
        app.deps.notify({ tone: 'bad', sentence: sentenceOf(error) })
      }
    } finally {
      setShare(null)
    }
  }
  return (
    <section className={styles.card} data-first={first} aria-label="Sample project">
      <div className={styles.words}>
        <h2 className={styles.title}>{first ? 'Start with the sample project' : 'Sample project'}</h2>
        <p className={styles.line}>
          Drawn scenes with tiny details, and questions about them. About a quarter are flawed: find them. It
          takes five minutes, and a debrief at the end compares your decisions with the truth.
        </p>
      </div>
      {share === null ? (
        <Button size="sm" variant={first ? 'filled' : 'default'} onClick={() => void make()}>
          Open the sample
        </Button>
      ) : (
        <div className={styles.busy}>
          <Progress value={share * 100} size="sm" aria-label="Preparing the sample" />
          <Button size="xs" variant="default" onClick={() => stop.current?.abort()}>
            Cancel
          </Button>
        </div>
      )}
    </section>
  )
}
