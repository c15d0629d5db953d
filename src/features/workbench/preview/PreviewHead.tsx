import { ActionIcon, Button, Menu, Switch, Tooltip } from '@mantine/core'
import { IconDots, IconStairsDown, IconX } from '@tabler/icons-react'
import type { Picture } from '../../../domain/picture.ts'
import { canSample, samplingFor } from '../../../state/previewAsk.ts'
import type { PreviewSetting } from '../../../state/previews.ts'
import { useApp, useAppActions, useModels } from '../../../state/useApp.ts'
import { runCommand, useCommand } from '../../../ui/commands.ts'
import { IconAction } from '../../../ui/IconAction.tsx'
import { Keycaps } from '../../../ui/Keycaps.tsx'
import { BudgetPicker } from './BudgetPicker.tsx'
import { ModelPicker } from './ModelPicker.tsx'
import styles from './PreviewHead.module.css'
import { SamplingPicker } from './SamplingPicker.tsx'
import type { PreviewState } from './usePreview.ts'

/** What lies under the head: the three views, or the resolutions as steps. */
export type Body = 'views' | 'ladder'

interface PreviewHeadProps {
  readonly preview: PreviewState
  readonly picture: Picture
  readonly body: Body
  readonly onBody: (body: Body) => void
}

/** Which model is asked, how, and the button that asks it. */
export function PreviewHead({ preview, picture, body, onBody }: PreviewHeadProps) {
  const app = useAppActions()
  const entries = useModels((state) => state.entries)
  const chosenId = useModels((state) => state.chosenId)
  const setting = useApp((state) => state.preferences.preview)
  const prefer = (change: Partial<PreviewSetting>) =>
    app.prefer({ preview: { ...app.store.getState().preferences.preview, ...change } })
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>Preview</h2>
      <div className={styles.picks}>
        <ModelPicker
          entries={entries}
          chosenId={chosenId}
          onChoose={(modelId) => app.models.choose(modelId)}
        />
        <BudgetPicker
          budget={setting.budget}
          picture={picture.sha256 === null ? null : picture}
          onPick={(budget) => prefer({ budget })}
        />
        {preview.entry && canSample(preview.entry.spec) ? (
          <SamplingPicker
            sampling={samplingFor(preview.entry.spec, setting.sampling)}
            onPick={(sampling) => prefer({ sampling })}
          />
        ) : null}
      </div>
      <div className={styles.acts}>
        <Tooltip
          label="Asks by itself, as soon as an item comes into sight and the model is loaded"
          multiline
          w={240}
        >
          <Switch
            size="xs"
            label="Auto"
            labelPosition="left"
            classNames={{ label: styles.auto ?? '' }}
            checked={setting.auto}
            onChange={(event) => prefer({ auto: event.currentTarget.checked })}
          />
        </Tooltip>
        <AskButton asking={preview.asking} />
        <Tooltip label="Resolutions: how small the picture may get before the answer changes">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label="Resolutions"
            aria-pressed={body === 'ladder'}
            className={styles.toggle ?? ''}
            data-active={body === 'ladder'}
            onClick={() => onBody(body === 'ladder' ? 'views' : 'ladder')}
          >
            <IconStairsDown size={16} />
          </ActionIcon>
        </Tooltip>
        <More />
        <IconAction command="preview.toggle">
          <IconX size={16} />
        </IconAction>
      </div>
    </header>
  )
}

function AskButton({ asking }: { asking: boolean }) {
  const ask = useCommand('preview.ask')
  const keys = ask?.keys?.[0]
  return asking ? (
    <Button variant="default" size="compact-xs" h={24} onClick={() => runCommand('preview.stop')}>
      Stop
    </Button>
  ) : (
    <Button
      variant="default"
      size="compact-xs"
      h={24}
      disabled={ask?.enabled === false}
      rightSection={keys ? <Keycaps keys={keys} /> : null}
      onClick={() => runCommand('preview.ask')}
    >
      Ask
    </Button>
  )
}

function More() {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          className={styles.toggle ?? ''}
          aria-label="More about previews"
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {['preview.again', 'preview.run', 'models.open', 'preview.forget'].map((id) => (
          <MoreItem key={id} id={id} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function MoreItem({ id }: { id: string }) {
  const command = useCommand(id)
  if (!command) return null
  const keys = command.keys?.[0]
  return (
    <Menu.Item
      disabled={command.enabled === false}
      rightSection={keys ? <Keycaps keys={keys} /> : null}
      onClick={command.run}
    >
      {command.label}
    </Menu.Item>
  )
}
