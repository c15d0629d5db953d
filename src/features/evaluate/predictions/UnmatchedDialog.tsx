import { Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { PredictionRun, Unmatched } from '../../../domain/prediction.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './Predictions.module.css'
import { cutText } from './runWords.ts'

interface UnmatchedDialogProps {
  readonly run: PredictionRun
  readonly onClose: () => void
}

/** The predictions of a run’s file that are about no item, with what they say of themselves. */
export function UnmatchedDialog({ run, onClose }: UnmatchedDialogProps) {
  const app = useAppActions()
  const [found, setFound] = useState<readonly Unmatched[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    app
      .session()
      .evaluation.unmatched(run.id)
      .then((list) => {
        if (!isGone) setFound(list)
      })
      .catch((error: unknown) => {
        if (!isGone) setFailure(sentenceOf(error))
      })
    return () => {
      isGone = true
    }
  }, [app, run.id])
  return (
    <FramedDialog title="Predictions that matched nothing" size={860} onClose={onClose}>
      <div className={styles.unmatched}>
        <p>
          {countText(run.unmatched, 'prediction')} in{' '}
          <span className={styles.path} dir="auto">
            {cutText(run.source.file)}
          </span>{' '}
          {run.unmatched === 1 ? 'is' : 'are'} about no item here. An item is found by its id as long as the
          question is the same; else by the question and the end of the picture’s path. Import the items that
          are missing, then remove this run and read its file again.
        </p>
        {failure === null ? null : <p role="alert">{failure}</p>}
        {!found && failure === null ? <Loader size="sm" color="gray" aria-label="Reading the list" /> : null}
        {found ? (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keys
          <div className={styles.scroll} role="region" aria-label="The list" tabIndex={0}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col" data-number>
                    Line
                  </th>
                  <th scope="col">Id</th>
                  <th scope="col">Question</th>
                  <th scope="col">Picture</th>
                </tr>
              </thead>
              <tbody>
                {found.map(({ line, id, question, picture }, at) => (
                  <tr key={at}>
                    <td data-number>{line === null ? '–' : numberText(line)}</td>
                    <Told text={id} />
                    <Told text={question} />
                    <Told text={picture} />
                  </tr>
                ))}
              </tbody>
            </table>
            {run.unmatched > found.length ? (
              <p className={styles.faint}>and {numberText(run.unmatched - found.length)} more</p>
            ) : null}
          </div>
        ) : null}
      </div>
    </FramedDialog>
  )
}

const Told = ({ text }: { readonly text: string | null }) => (
  <td className={styles.told} dir="auto">
    {text === null || text === '' ? '–' : cutText(text)}
  </td>
)
