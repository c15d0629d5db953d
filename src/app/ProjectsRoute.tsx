import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { ProjectsPage } from '../features/projects/ProjectsPage.tsx'
import { useAppActions } from '../state/useApp.ts'

/** The list of projects; leaving a project closes it. */
export function ProjectsRoute() {
  const app = useAppActions()
  const [, navigate] = useLocation()
  useEffect(() => {
    void app.close().then(() => app.refresh())
  }, [app])
  return (
    <ProjectsPage
      onRestore={() => undefined}
      onOpen={(id) => navigate(`/project/${id}`)}
      makeSample={async (onProgress, signal) => {
        const { createSample } = await import('../features/transfer/sample.ts')
        return createSample(app, ({ done, total }) => onProgress(done / total), signal)
      }}
    />
  )
}
