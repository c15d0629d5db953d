import type { PageProps } from '../pages.ts'

export function PacksPage({ projectId }: PageProps) {
  return <p data-project={projectId}>Not yet.</p>
}
