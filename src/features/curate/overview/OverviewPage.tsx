import type { PageProps } from '../pages.ts'

export function OverviewPage({ projectId }: PageProps) {
  return <p data-project={projectId}>Not yet.</p>
}
