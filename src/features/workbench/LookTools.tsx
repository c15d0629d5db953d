import { ActionIcon, Button, Menu, Popover, Slider, Tooltip } from '@mantine/core'
import { IconCheck, IconContrast2Filled, IconDots } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { isPlain, plainTone, toneRange, type Tone } from '../../canvas/tone.ts'
import { useApp } from '../../state/useApp.ts'
import { useCommand } from '../../ui/commands.ts'
import { Keycaps } from '../../ui/Keycaps.tsx'
import styles from './LookTools.module.css'

/** Brightness and contrast of what is seen; nothing that is saved or exported changes. */
export function ToneMenu({ tone, onTone }: { tone: Tone; onTone: (tone: Tone) => void }) {
  const [opened, setOpened] = useState(false)
  const isChanged = !isPlain(tone)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" width={248} trapFocus>
      <Popover.Target>
        <Tooltip label="Brightness and contrast" disabled={opened}>
          <ActionIcon
            className={styles.tool ?? ''}
            variant="subtle"
            color="gray"
            size={28}
            aria-label={isChanged ? 'Brightness and contrast (changed)' : 'Brightness and contrast'}
            data-active={isChanged}
            onClick={() => setOpened((on) => !on)}
          >
            <IconContrast2Filled size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.tone}>
          <ToneSlider
            label="Brightness"
            value={tone.brightness}
            onChange={(brightness) => onTone({ ...tone, brightness })}
          />
          <ToneSlider
            label="Contrast"
            value={tone.contrast}
            onChange={(contrast) => onTone({ ...tone, contrast })}
          />
          <p className={styles.note}>For looking only. Crops and exports keep the pixels as they are.</p>
          <Button variant="default" disabled={!isChanged} onClick={() => onTone(plainTone)}>
            As in the file
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function ToneSlider(props: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const { label, value, onChange } = props
  const id = useId()
  return (
    <div>
      <div className={styles.row}>
        <span id={id}>{label}</span>
        <span className={styles.value}>{Math.round(value * 100)} %</span>
      </div>
      <Slider
        size="sm"
        label={null}
        min={toneRange.least}
        max={toneRange.most}
        step={toneRange.step}
        value={value}
        onChange={(next) => onChange(Math.round(next * 100) / 100)}
        thumbProps={{ 'aria-labelledby': id, 'aria-valuetext': `${Math.round(value * 100)} percent` }}
      />
    </div>
  )
}

/** The rarer ways of looking, in one menu. */
export function LookMenu() {
  const [opened, setOpened] = useState(false)
  const { magnifier, crosshair, minimap, pixelGrid } = useApp((state) => state.preferences)
  return (
    <Menu position="bottom-end" shadow="md" opened={opened} onChange={setOpened}>
      <Tooltip label="More ways to look" disabled={opened}>
        <Menu.Target>
          <ActionIcon
            className={styles.tool ?? ''}
            variant="subtle"
            color="gray"
            size={28}
            aria-label="More ways to look"
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <LookItem command="view.turn" label="Turn clockwise" />
        <LookItem command="view.turnBack" label="Turn anticlockwise" />
        <LookItem command="view.actual" label="100 %" />
        <Menu.Divider />
        <LookItem command="view.magnifier" label="Magnifier" checked={magnifier} />
        <LookItem command="view.crosshair" label="Crosshair" checked={crosshair} />
        <LookItem command="view.minimap" label="Minimap" checked={minimap} />
        <LookItem command="view.pixelGrid" label="Pixel grid from 800 %" checked={pixelGrid} />
      </Menu.Dropdown>
    </Menu>
  )
}

function LookItem(props: { readonly command: string; readonly label: string; readonly checked?: boolean }) {
  const { command: id, label, checked } = props
  const command = useCommand(id)
  const keys = command?.keys?.[0]
  return (
    <Menu.Item
      {...(checked === undefined ? {} : { role: 'menuitemcheckbox', 'aria-checked': checked })}
      disabled={!command || command.enabled === false}
      leftSection={<IconCheck size={14} style={{ visibility: checked ? 'visible' : 'hidden' }} />}
      rightSection={<span className={styles.keys}>{keys ? <Keycaps keys={keys} /> : null}</span>}
      onClick={() => command?.run()}
    >
      {label}
    </Menu.Item>
  )
}
