import { Button, Menu, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronRight,
  IconCloudCheck,
  IconDots,
  IconDownload,
  IconKeyboard,
  IconLayoutSidebar,
  IconLoader2,
  IconPackageExport,
  IconSearch,
  IconUpload,
} from '@tabler/icons-react'
import { Link } from 'wouter'
import { RunBar } from '../features/workbench/preview/RunBar.tsx'
import { annotatorOf } from '../state/appState.ts'
import { useApp, useAppActions, useOpen } from '../state/useApp.ts'
import { runCommand, useAllCommands } from '../ui/commands.ts'
import { IconAction } from '../ui/IconAction.tsx'
import { Keycaps } from '../ui/Keycaps.tsx'
import { Mark } from '../ui/Mark.tsx'
import { PersonAvatar } from '../ui/PersonAvatar.tsx'
import styles from './TopBar.module.css'

/** Where one is, whether everything is saved, and what can be done with the project. */
export function TopBar({ task, offered }: { task: Place; offered: readonly Place[] }) {
  const name = useOpen(({ dataset }) => dataset.project.name)
  const queueShown = useApp((state) => state.preferences.queueShown)
  return (
    <header className={styles.bar}>
      <nav className={styles.where} aria-label="Where you are">
        <Link href="/" className={styles.home ?? ''} aria-label="All projects">
          <Mark />
        </Link>
        <IconChevronRight size={14} className={styles.chevron} aria-hidden />
        <h1 className={styles.name} title={name}>
          {name}
        </h1>
      </nav>
      {offered.length > 1 ? <PlaceSwitch place={task} offered={offered} /> : null}
      {wholes.has(task) ? null : (
        <IconAction command="project.queue" active={queueShown}>
          <IconLayoutSidebar size={16} />
        </IconAction>
      )}
      <IconAction command="project.undo">
        <IconArrowBackUp size={16} />
      </IconAction>
      <IconAction command="project.redo">
        <IconArrowForwardUp size={16} />
      </IconAction>
      <span className={styles.space} />
      <RunBar />
      <Following />
      <SavingState />
      <button
        type="button"
        className={styles.palette}
        aria-label="Commands"
        onClick={() => runCommand('app.palette')}
      >
        <IconSearch size={14} aria-hidden />
        <span>Commands</span>
        <Keycaps keys="Mod+KeyK" />
      </button>
      <IconAction command="app.help">
        <IconKeyboard size={16} />
      </IconAction>
      <Button
        variant="default"
        leftSection={<IconDownload size={14} />}
        aria-label="Import"
        title="Import"
        onClick={() => runCommand('project.import')}
      >
        Import
      </Button>
      <Button
        variant="default"
        leftSection={<IconUpload size={14} />}
        aria-label="Export"
        title="Export"
        onClick={() => runCommand('project.export')}
      >
        Export
      </Button>
      <GiveBack />
      <MoreMenu />
      <Annotator />
    </header>
  )
}

/** In a work pack: hands in what was said. */
function GiveBack() {
  const isPack = useOpen(({ dataset }) => dataset.project.pack !== null)
  return isPack ? (
    <Button
      leftSection={<IconPackageExport size={14} />}
      aria-label="Give back"
      title="Give back"
      onClick={() => runCommand('project.giveBack')}
    >
      Give back
    </Button>
  ) : null
}

/** What is done here: items are checked one by one, or boxed, or seen to all together, or models are measured by them. */
type Place = 'verify' | 'nest' | 'curate' | 'evaluate'

/** Where there is no queue, because nothing is done item by item. */
const wholes: ReadonlySet<Place> = new Set(['curate', 'evaluate'])

const places: Readonly<Record<Place, { readonly name: string; readonly command: string }>> = {
  verify: { name: 'Check', command: 'project.verify' },
  nest: { name: 'Boxes', command: 'project.nest' },
  curate: { name: 'Curate', command: 'project.curate' },
  evaluate: { name: 'Evaluate', command: 'project.evaluate' },
}

function PlaceSwitch({ place, offered }: { place: Place; offered: readonly Place[] }) {
  return (
    <div className={styles.tasks} role="radiogroup" aria-label="What is done">
      {offered.map((each) => (
        <button
          key={each}
          type="button"
          role="radio"
          aria-checked={place === each}
          onClick={() => runCommand(places[each].command)}
        >
          {places[each].name}
        </button>
      ))}
    </div>
  )
}

function SavingState() {
  const app = useAppActions()
  const saving = useOpen((open) => open.saving)
  const follows = useOpen((open) => open.role === 'follower')
  if (saving.kind === 'failed') {
    const words = `Not saved (${saving.waiting}): ${saving.sentence}`
    return (
      <span className={styles.failed} role="alert">
        <span className={styles.words} title={words}>
          {words}
        </span>
        <Button size="compact-xs" variant="default" onClick={() => app.session().retrySaving()}>
          Try again
        </Button>
      </span>
    )
  }
  // Who only reads has nothing to save.
  if (saving.kind === 'saved' && follows) return null
  const words = saving.kind === 'saved' ? 'Saved' : 'Saving…'
  return (
    <span className={styles.saving} role="status" data-saving={saving.kind}>
      {saving.kind === 'saved' ? (
        <IconCloudCheck size={15} aria-hidden />
      ) : (
        <IconLoader2 size={15} aria-hidden />
      )}
      {words}
    </span>
  )
}

const readOnly = 'Another tab is working on this project; here it is read only.'

/** Shown while another tab writes this project. */
function Following() {
  const app = useAppActions()
  const role = useOpen((open) => open.role)
  if (role === 'writer') return null
  return (
    <span className={styles.following} role="status">
      <span className={styles.words} title={readOnly}>
        {readOnly}
      </span>
      <Button size="compact-xs" variant="default" onClick={() => void app.session().takeOver()}>
        Take over here
      </Button>
    </span>
  )
}

function MoreMenu() {
  const commands = useAllCommands()
  const shown = ['project.settings', 'models.open', 'app.theme', 'app.themeAuto', 'project.all']
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Tooltip label="More">
          <UnstyledButton className={styles.more ?? ''} aria-label="More">
            <IconDots size={16} />
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {shown.map((id) => {
          const command = commands.findLast((each) => each.id === id)
          return command ? (
            <Menu.Item key={id} onClick={command.run}>
              {command.label}
            </Menu.Item>
          ) : null
        })}
      </Menu.Dropdown>
    </Menu>
  )
}

function Annotator() {
  const person = useApp(annotatorOf)
  return (
    <Tooltip label={`You annotate as ${person.name}`}>
      <UnstyledButton
        aria-label={`You annotate as ${person.name}; change`}
        onClick={() => runCommand('project.annotator')}
      >
        <PersonAvatar size={26} person={person} />
      </UnstyledButton>
    </Tooltip>
  )
}
