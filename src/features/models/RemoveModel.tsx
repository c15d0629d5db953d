import { Button, Checkbox, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { rows } from '../../domain/table.ts'
import type { ModelEntry } from '../../state/models.ts'
import { useAppActions, usePreviews } from '../../state/useApp.ts'
import { bytesText, countText } from '../../ui/quantity.ts'
import styles from './ModelList.module.css'

/** Takes a model off the list, or deletes its files. */
export function RemoveModel({ entry }: { entry: ModelEntry }) {
  const [asking, setAsking] = useState(false)
  const { spec, origin, kept } = entry
  if (origin !== 'added' && !kept) return null
  const freed = kept ? bytesText(kept.bytes) : null
  const words =
    origin === 'added'
      ? `Take it off the list${freed === null ? '' : ` and free ${freed}`}`
      : `Delete its files and free ${freed ?? ''}`
  if (asking) return <Confirm entry={entry} words={words} freed={freed} onDone={() => setAsking(false)} />
  return (
    <Tooltip label={words}>
      <Button
        variant="subtle"
        color="gray"
        px={6}
        aria-label={`${words}: ${spec.name}`}
        onClick={() => setAsking(true)}
      >
        <IconTrash size={14} aria-hidden />
      </Button>
    </Tooltip>
  )
}

interface ConfirmProps {
  readonly entry: ModelEntry
  readonly words: string
  readonly freed: string | null
  readonly onDone: () => void
}

/**
 * Asks once more, because what is deleted has to be fetched again. What the model answered stays, so that it is there
 * when the model is added again, unless a person has it forgotten with the model.
 */
function Confirm({ entry: { spec, origin }, words, freed, onDone }: ConfirmProps) {
  const app = useAppActions()
  const known = usePreviews((state) => state.known)
  const answers = useMemo(
    () => (origin === 'added' ? rows(known).filter(({ modelId }) => modelId === spec.id).length : 0),
    [known, origin, spec.id],
  )
  const [forgets, setForgets] = useState(false)
  const remove = () => {
    if (forgets) void app.session().previews.forget(spec.id)
    void app.models.remove(spec.id).finally(onDone)
  }
  return (
    <div className={styles.confirm} role="group" aria-label={`${words}?`}>
      <div className={styles.choices}>
        <Button variant="default" onClick={onDone}>
          Keep it
        </Button>
        <Button variant="default" className={styles.danger ?? ''} data-autofocus onClick={remove}>
          {freed === null ? 'Remove' : `Delete, frees ${freed}`}
        </Button>
      </div>
      {answers > 0 ? (
        <Checkbox
          size="xs"
          label={`Forget its ${countText(answers, 'answer')} in this project, too`}
          checked={forgets}
          onChange={(event) => setForgets(event.currentTarget.checked)}
        />
      ) : null}
    </div>
  )
}
