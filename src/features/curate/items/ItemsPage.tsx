import type { PageProps } from '../pages.ts'

export function ItemsPage({ projectId }: PageProps) {
  return <p data-project={projectId}>Not yet.</p>
}
