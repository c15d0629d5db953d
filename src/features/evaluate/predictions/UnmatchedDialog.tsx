import { Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Unmatched } from '../../../domain/prediction.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { cutText } from '../../../ui/longText.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import styles from './Predictions.module.css'
import table from './RunTable.module.css'

/** Predictions of a file that are about no item: of one of its runs, as it was kept, or of all of it, as it was read. */
export interface UnmatchedOf {
  readonly file: string
  readonly count: number
  readonly from: { readonly runId: string } | { readonly list: readonly Unmatched[] }
}

interface UnmatchedDialogProps {
  readonly of: UnmatchedOf
  readonly onClose: () => void
}

/** What matched nothing, with what it says of itself. */
export function UnmatchedDialog({ of: { file, count, from }, onClose }: UnmatchedDialogProps) {
  const app = useAppActions()
  const [found, setFound] = useState<readonly Unmatched[] | null>('list' in from ? from.list : null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    if ('list' in from) return undefined
    let isGone = false
    app
      .session()
      .evaluation.unmatched(from.runId)
      .then((list) => {
        if (!isGone) setFound(list)
      })
      .catch((error: unknown) => {
        if (!isGone) setFailure(sentenceOf(error))
      })
    return () => {
      isGone = true
    }
  }, [app, from])
  return (
    <FramedDialog title="Predictions that matched nothing" size={860} onClose={onClose}>
      <div className={styles.unmatched}>
        <p>
          {countText(count, 'prediction')} in{' '}
          <span className={styles.path} dir="auto">
            {cutText(file, 240)}
          </span>{' '}
          {count === 1 ? 'is' : 'are'} about no item here. An item is found by its id as long as the question
          is the same; else by the question and the end of the picture’s path. Import the items that are
          missing, then read the file again, once its runs are removed.
        </p>
        {failure === null ? null : <p role="alert">{failure}</p>}
        {!found && failure === null ? <Loader size="sm" color="gray" aria-label="Reading the list" /> : null}
        {found ? (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keys
          <div className={table.scroll} role="region" aria-label="The list" tabIndex={0}>
            <table className={table.table}>
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
            {count > found.length ? (
              <p className={styles.faint}>and {numberText(count - found.length)} more</p>
            ) : null}
          </div>
        ) : null}
      </div>
    </FramedDialog>
  )
}

const Told = ({ text }: { readonly text: string | null }) => (
  <td className={table.told} dir="auto">
    {text === null || text === '' ? '–' : cutText(text, 240)}
  </td>
)
