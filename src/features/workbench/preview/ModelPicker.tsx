import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import type { ModelEntry } from '../../../state/models.ts'
import { standingWords } from '../../../state/modelWords.ts'
import { runCommand } from '../../../ui/commands.ts'
import styles from './PreviewHead.module.css'

interface ModelPickerProps {
  readonly entries: readonly ModelEntry[]
  readonly chosenId: string
  readonly onChoose: (modelId: string) => void
}

/** Whether a model answers questions; the others box what one points at. */
export const answersQuestions = ({ spec }: ModelEntry): boolean =>
  spec.kind !== 'segmenter' && spec.kind !== 'saliency'

/** The model that is asked, what each is doing, and the way to all of them. */
export function ModelPicker({ entries, chosenId, onChoose }: ModelPickerProps) {
  const name = entries.find(({ spec }) => spec.id === chosenId)?.spec.name ?? 'No model'
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <button type="button" className={styles.pick} aria-label={`Model: ${name}`} title={name}>
          <span>{name}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.filter(answersQuestions).map((entry) => (
          <Menu.Item
            key={entry.spec.id}
            {...(entry.spec.id === chosenId ? { 'aria-current': true } : {})}
            leftSection={<Chosen on={entry.spec.id === chosenId} />}
            onClick={() => onChoose(entry.spec.id)}
          >
            <span className={styles.entry}>
              {entry.spec.name}
              <span className={styles.aside}>{standingWords(entry.standing)}</span>
            </span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Chosen on={false} />} onClick={() => runCommand('models.open')}>
          Models…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** A tick, or the room for one. */
export function Chosen({ on }: { on: boolean }) {
  return on ? <IconCheck size={14} aria-hidden /> : <span style={{ display: 'block', width: 14 }} />
}
