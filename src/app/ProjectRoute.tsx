import { Button, Loader } from '@mantine/core'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { PageProps } from '../ui/PageShell.tsx'
import { Workbench } from '../features/workbench/Workbench.tsx'
import { isSampleProject } from '../domain/sample.ts'
import type { ByteSource } from '../formats/format.ts'
import { useApp, useAppActions } from '../state/useApp.ts'
import { useCommands } from '../ui/commands.ts'
import { ProjectDialogs, type ProjectDialog } from './ProjectDialogs.tsx'
import styles from './ProjectRoute.module.css'
import { TopBar } from './TopBar.tsx'

const DropAnywhere = lazy(async () => ({
  default: (await import('../features/transfer/DropAnywhere.tsx')).DropAnywhere,
}))

const Curate = lazy(async () => ({ default: (await import('../features/curate/Curate.tsx')).Curate }))
const Evaluate = lazy(async () => ({
  default: (await import('../features/evaluate/Evaluate.tsx')).Evaluate,
}))

/** What the tab is called while no project is open in it. */
const plainTitle = 'Saccade'

/** Where one is inside a project: a screen, for some of them a page of it, and what that page is to show. */
export interface ProjectPlace {
  readonly screen: string
  readonly page: string | null
  readonly detail: PageProps['detail']
}

/** One project: opens it, and puts its screens and dialogs together. */
export function ProjectRoute({ projectId, place }: { projectId: string; place: ProjectPlace }) {
  const app = useAppActions()
  const [, navigate] = useLocation()
  const opened = useApp((state) => state.open?.id === projectId)
  const failure = useApp((state) => state.openFailure)
  const name = useApp((state) => (state.open?.id === projectId ? state.open.dataset.project.name : null))
  useEffect(() => {
    void app.open(projectId)
  }, [app, projectId])
  useEffect(() => {
    document.title = name === null ? plainTitle : `${name} · ${plainTitle}`
    return () => void (document.title = plainTitle)
  }, [name])

  if (failure !== null) {
    return (
      <main className={styles.message}>
        <h1>This project cannot be opened</h1>
        <p>{failure}</p>
        <Button variant="default" onClick={() => navigate('/')}>
          All projects
        </Button>
      </main>
    )
  }
  if (!opened) {
    return (
      <main className={styles.message} aria-busy>
        <Loader size="sm" color="gray" aria-label="Opening the project" />
      </main>
    )
  }
  return <ProjectScreens place={place} projectId={projectId} />
}

function ProjectScreens({ place, projectId }: { place: ProjectPlace; projectId: string }) {
  const app = useAppActions()
  const [, navigate] = useLocation()
  const asked = useApp((state) => state.open?.dataset.project.task ?? 'both')
  const task = asked === 'both' ? (place.screen === 'boxes' ? 'nest' : 'verify') : asked
  // Whoever has a share of the work sees that alone.
  const curates = useApp((state) => state.open?.dataset.project.pack === null)
  const offered = [
    ...(asked === 'both' ? (['verify', 'nest'] as const) : [asked]),
    ...(curates ? (['curate', 'evaluate'] as const) : []),
  ]
  const whole = curates && (place.screen === 'curate' || place.screen === 'evaluate') ? place.screen : null
  const Whole = whole === 'curate' ? Curate : Evaluate
  const [dialog, setDialog] = useState<ProjectDialog | null>(null)
  const [dropped, setDropped] = useState<readonly ByteSource[] | null>(null)
  const items = useApp((state) => state.open?.dataset.items ?? null)
  const hasItems = (items?.size ?? 0) > 0
  // What is true about the sample is no more shown in a pack than what others say.
  const isSample = useMemo(() => curates && items !== null && isSampleProject(items), [curates, items])
  const canUndo = useApp((state) => (state.open?.history.past.length ?? 0) > 0)
  const canRedo = useApp((state) => (state.open?.history.future.length ?? 0) > 0)
  const undoLabel = useApp((state) => state.open?.history.past.at(-1)?.label ?? '')
  const redoLabel = useApp((state) => state.open?.history.future.at(-1)?.label ?? '')

  useCommands(
    useMemo(
      () => [
        {
          id: 'project.import',
          label: 'Import files',
          group: 'Project',
          keys: ['Mod+KeyI'],
          run: () => setDialog('import'),
        },
        {
          id: 'project.export',
          label: 'Export',
          group: 'Project',
          keys: ['Mod+KeyE'],
          run: () => setDialog('export'),
        },
        curates
          ? {
              id: 'project.packs',
              label: 'Make work packs…',
              group: 'Project',
              enabled: hasItems,
              run: () => setDialog('packs'),
            }
          : {
              id: 'project.giveBack',
              label: 'Give back…',
              group: 'Project',
              run: () => setDialog('giveBack'),
            },
        {
          id: 'project.settings',
          label: 'Project settings',
          group: 'Project',
          keys: ['Comma'],
          run: () => setDialog('settings'),
        },
        {
          id: 'project.annotator',
          label: 'Who annotates here',
          group: 'Project',
          run: () => setDialog('annotator'),
        },
        {
          id: 'models.open',
          label: 'Models…',
          group: 'Preview',
          keys: ['Shift+KeyM'],
          run: () => setDialog('models'),
        },
        { id: 'project.all', label: 'All projects', group: 'Project', run: () => navigate('/') },
        ...(isSample
          ? [
              {
                id: 'project.debrief',
                label: 'Compare my decisions with the truth',
                group: 'Project',
                run: () => setDialog('debrief'),
              },
            ]
          : []),
        ...(asked === 'nest'
          ? []
          : [
              {
                id: 'project.verify',
                label: 'Check items',
                group: 'Project',
                keys: ['Shift+KeyC'],
                run: () => navigate(`/project/${projectId}`),
              },
            ]),
        ...(asked === 'verify'
          ? []
          : [
              {
                id: 'project.nest',
                label: 'Draw nested boxes',
                group: 'Project',
                keys: ['Shift+KeyB'],
                run: () => navigate(`/project/${projectId}/boxes`),
              },
            ]),
        ...(curates
          ? [
              {
                id: 'project.curate',
                label: 'Curate the whole project',
                group: 'Project',
                keys: ['Shift+KeyU'],
                run: () => navigate(`/project/${projectId}/curate`),
              },
              {
                id: 'project.evaluate',
                label: 'Evaluate models on it',
                group: 'Project',
                keys: ['Shift+KeyE'],
                run: () => navigate(`/project/${projectId}/evaluate`),
              },
            ]
          : []),
        {
          id: 'project.queue',
          label: 'Show or hide the queue',
          group: 'Project',
          keys: ['KeyB'],
          run: () => app.prefer({ queueShown: !app.store.getState().preferences.queueShown }),
        },
        {
          id: 'project.undo',
          label: undoLabel === '' ? 'Undo' : `Undo: ${undoLabel}`,
          group: 'Project',
          keys: ['Mod+KeyZ'],
          repeats: true,
          enabled: canUndo,
          run: () => void app.session().undo(),
        },
        {
          id: 'project.redo',
          label: redoLabel === '' ? 'Redo' : `Redo: ${redoLabel}`,
          group: 'Project',
          keys: ['Mod+Shift+KeyZ', 'Mod+KeyY'],
          repeats: true,
          enabled: canRedo,
          run: () => void app.session().redo(),
        },
      ],
      [app, navigate, projectId, asked, curates, hasItems, isSample, canUndo, canRedo, undoLabel, redoLabel],
    ),
  )

  return (
    <div className={styles.screen} data-task={whole ?? task} data-project={projectId}>
      <TopBar task={whole ?? task} offered={offered} />
      <div className={styles.body}>
        {whole ? (
          <Suspense fallback={null}>
            <Whole pageId={place.page} detail={place.detail} projectId={projectId} navigate={navigate} />
          </Suspense>
        ) : (
          <Workbench
            task={task}
            onAllBoxed={() => {
              if (!curates && asked === 'nest') setDialog('giveBack')
              else
                app.deps.notify({
                  tone: 'good',
                  key: 'queue',
                  sentence: 'Every item in this queue has its boxes.',
                })
            }}
            onAllDecided={() => {
              if (isSample) setDialog('debrief')
              else if (!curates) setDialog('giveBack')
              else {
                app.deps.notify({
                  tone: 'good',
                  key: 'queue',
                  sentence: 'Every item in this queue has a decision.',
                })
              }
            }}
          />
        )}
      </div>
      <Suspense fallback={null}>
        <DropAnywhere
          onFiles={(files) => {
            setDropped(files)
            setDialog('import')
          }}
        />
        <ProjectDialogs
          dialog={dialog}
          dropped={dropped}
          onClose={() => {
            setDialog(null)
            setDropped(null)
          }}
        />
      </Suspense>
    </div>
  )
}
