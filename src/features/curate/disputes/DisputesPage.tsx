import type { PageProps } from '../pages.ts'

export function DisputesPage({ projectId }: PageProps) {
  return <p data-project={projectId}>Not yet.</p>
}
