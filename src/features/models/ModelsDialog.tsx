import { Tabs } from '@mantine/core'
import { IconCloudDownload, IconFolderOpen, IconListDetails, IconServer2 } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { machineWords } from '../../state/modelWords.ts'
import { useAppActions, useModels } from '../../state/useApp.ts'
import { FramedDialog } from '../../ui/FramedDialog.tsx'
import { EndpointForm } from './EndpointForm.tsx'
import { FolderForm } from './FolderForm.tsx'
import { HubForm } from './HubForm.tsx'
import { ModelList } from './ModelList.tsx'
import styles from './ModelsDialog.module.css'

interface ModelsDialogProps {
  readonly onClose: () => void
}

/** The models of this browser: what there is, what each is doing, and ways to add one. */
export function ModelsDialog({ onClose }: ModelsDialogProps) {
  const { models } = useAppActions()
  const [tab, setTab] = useState('list')
  const toList = () => setTab('list')
  useEffect(() => {
    void models.look()
  }, [models])
  return (
    <FramedDialog title="Models" size={920} onClose={onClose} className={styles.content}>
      <Tabs
        value={tab}
        onChange={(value) => setTab(value ?? 'list')}
        orientation="vertical"
        variant="none"
        keepMounted={false}
        className={styles.tabs ?? ''}
        classNames={{ tabLabel: styles.tabLabel ?? '' }}
      >
        <Tabs.List className={styles.list ?? ''} aria-label="Models">
          <Tab value="list" icon={<IconListDetails size={16} />} first>
            Models
          </Tab>
          <span className={styles.group} role="presentation">
            Add one
          </span>
          <Tab value="hub" icon={<IconCloudDownload size={16} />}>
            From the hub
          </Tab>
          <Tab value="folder" icon={<IconFolderOpen size={16} />}>
            From a folder
          </Tab>
          <Tab value="endpoint" icon={<IconServer2 size={16} />}>
            An endpoint
          </Tab>
        </Tabs.List>
        <Tabs.Panel value="list" className={styles.panel ?? ''}>
          <ModelList />
        </Tabs.Panel>
        <Tabs.Panel value="hub" className={styles.panel ?? ''}>
          <HubForm onAdded={toList} />
        </Tabs.Panel>
        <Tabs.Panel value="folder" className={styles.panel ?? ''}>
          <FolderForm onAdded={toList} />
        </Tabs.Panel>
        <Tabs.Panel value="endpoint" className={styles.panel ?? ''}>
          <EndpointForm onAdded={toList} />
        </Tabs.Panel>
      </Tabs>
      <MachineLine />
    </FramedDialog>
  )
}

function Tab(props: {
  readonly value: string
  readonly icon: ReactNode
  readonly children: string
  readonly first?: boolean
}) {
  return (
    <Tabs.Tab
      value={props.value}
      leftSection={props.icon}
      className={styles.tab ?? ''}
      {...(props.first ? { 'data-autofocus': true } : {})}
    >
      {props.children}
    </Tabs.Tab>
  )
}

/** What models can run on here. */
function MachineLine() {
  const machine = useModels((state) => state.machine)
  return (
    <footer className={styles.footer}>
      <span className={styles.footName}>This machine</span>
      <span>{machine ? machineWords(machine) : 'Looking what it offers…'}</span>
    </footer>
  )
}
