import { lazy, Suspense, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { sentenceOf } from '../domain/refusal.ts'
import { ProjectsPage } from '../features/projects/ProjectsPage.tsx'
import type { ByteSource } from '../formats/format.ts'
import type { App } from '../state/app.ts'
import { useAppActions } from '../state/useApp.ts'

const RestoreDialog = lazy(async () => ({
  default: (await import('../features/transfer/RestoreDialog.tsx')).RestoreDialog,
}))

const DropAnywhere = lazy(async () => ({
  default: (await import('../features/transfer/DropAnywhere.tsx')).DropAnywhere,
}))

/** The list of projects; leaving a project closes it. */
export function ProjectsRoute() {
  const app = useAppActions()
  const [, navigate] = useLocation()
  const [restoring, setRestoring] = useState(false)
  const [dropped, setDropped] = useState<readonly ByteSource[] | null>(null)
  useEffect(() => {
    void app.close().then(() => readProjects(app))
  }, [app])
  return (
    <>
      <ProjectsPage
        onRestore={() => setRestoring(true)}
        onOpen={(id) => navigate(`/project/${id}`)}
        makeSample={async (onProgress, signal) => {
          const { createSample } = await import('../features/transfer/sample.ts')
          return createSample(app, onProgress, signal)
        }}
      />
      <Suspense fallback={null}>
        <DropAnywhere
          title="Drop to open"
          line="A project file or a work pack"
          onFiles={(files) => {
            setDropped(files)
            setRestoring(true)
          }}
        />
        {restoring ? (
          <RestoreDialog
            opened
            files={dropped}
            onClose={() => {
              setRestoring(false)
              setDropped(null)
              void readProjects(app)
            }}
          />
        ) : null}
      </Suspense>
    </>
  )
}

/** A browser that keeps nothing, or lost what it kept, must not leave the page empty without a word. */
const readProjects = (app: App): Promise<void> =>
  app.refresh().catch((error: unknown) => {
    app.deps.notify({ tone: 'bad', sentence: sentenceOf(error), key: 'projects' })
  })
