import { Button, Tabs } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconBoxMultiple,
  IconEye,
  IconListNumbers,
  IconMessageOff,
  IconRulerMeasure,
  IconTags,
  IconUsersGroup,
  IconZoomQuestion,
} from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useAppActions, useOpen } from '../../state/useApp.ts'
import { EntriesSection } from './EntriesSection.tsx'
import { GeneralSection } from './GeneralSection.tsx'
import { LookSection } from './LookSection.tsx'
import { NestingSection } from './NestingSection.tsx'
import { PolicySection } from './PolicySection.tsx'
import { PreviewSection } from './PreviewSection.tsx'
import { ProblemsSection } from './ProblemsSection.tsx'
import { FramedDialog } from '../../ui/FramedDialog.tsx'
import styles from './SettingsDialog.module.css'
import { ThresholdsSection } from './ThresholdsSection.tsx'

interface SettingsDialogProps {
  readonly onClose: () => void
}

interface Section {
  readonly id: string
  readonly name: string
  readonly icon: ReactNode
  readonly body: ReactNode
}

const sections: readonly Section[] = [
  {
    id: 'general',
    name: 'General',
    icon: <IconAdjustmentsHorizontal size={16} />,
    body: <GeneralSection />,
  },
  { id: 'look', name: 'Look', icon: <IconEye size={16} />, body: <LookSection /> },
  {
    id: 'categories',
    name: 'Categories',
    icon: <IconTags size={16} />,
    body: <EntriesSection key="categories" list="categories" />,
  },
  {
    id: 'reasons',
    name: 'Reasons to reject',
    icon: <IconListNumbers size={16} />,
    body: <EntriesSection key="reasons" list="reasons" />,
  },
  {
    id: 'thresholds',
    name: 'Thresholds',
    icon: <IconRulerMeasure size={16} />,
    body: <ThresholdsSection />,
  },
  {
    id: 'nesting',
    name: 'Nested boxes',
    icon: <IconBoxMultiple size={16} />,
    body: <NestingSection />,
  },
  { id: 'policy', name: 'Policy', icon: <IconUsersGroup size={16} />, body: <PolicySection /> },
  { id: 'previews', name: 'Previews', icon: <IconZoomQuestion size={16} />, body: <PreviewSection /> },
  { id: 'problems', name: 'Problems', icon: <IconMessageOff size={16} />, body: <ProblemsSection /> },
]

/** Everything about the open project that people may change. Each change is saved as it is made and can be undone. */
export function SettingsDialog({ onClose }: SettingsDialogProps) {
  return (
    <FramedDialog title="Project settings" size={880} onClose={onClose} className={styles.content}>
      <Tabs
        defaultValue="general"
        orientation="vertical"
        variant="none"
        keepMounted={false}
        className={styles.tabs ?? ''}
        classNames={{ tabLabel: styles.tabLabel ?? '' }}
      >
        <Tabs.List className={styles.list ?? ''} aria-label="Sections">
          {sections.map(({ id, name, icon }) => (
            <Tabs.Tab
              key={id}
              value={id}
              leftSection={icon}
              className={styles.tab ?? ''}
              {...(id === 'general' ? { 'data-autofocus': true } : {})}
            >
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {sections.map(({ id, name, body }) => (
          <Tabs.Panel key={id} value={id} className={styles.panel ?? ''}>
            <ReadOnly />
            <Fields>
              <h2 className={styles.heading}>{name}</h2>
              {body}
            </Fields>
          </Tabs.Panel>
        ))}
      </Tabs>
      <Footer />
    </FramedDialog>
  )
}

function Fields({ children }: { children: ReactNode }) {
  const follows = useOpen((open) => open.role === 'follower')
  return (
    <fieldset className={styles.fields} disabled={follows}>
      {children}
    </fieldset>
  )
}

function ReadOnly() {
  const app = useAppActions()
  const follows = useOpen((open) => open.role === 'follower')
  if (!follows) return null
  return (
    <p className={styles.readOnly} role="status">
      <span>Another tab is working on this project, so its settings can only be read here.</span>
      <Button size="compact-xs" variant="default" onClick={() => void app.session().takeOver()}>
        Take over here
      </Button>
    </p>
  )
}

/** Says that nothing is left to save, and takes back what was changed since the dialog was opened. */
function Footer() {
  const app = useAppActions()
  const past = useOpen((open) => open.history.past)
  const [before] = useState(past.length)
  const last = past.length > before ? past.at(-1) : undefined
  return (
    <div className={styles.footer}>
      <span>Every change is saved as you make it.</span>
      {last ? (
        <button type="button" className={styles.undo} onClick={() => void app.session().undo()}>
          Undo: {last.label}
        </button>
      ) : null}
    </div>
  )
}
