import type { PageProps } from '../pages.ts'

export function SelectionPage({ projectId }: PageProps) {
  return <p data-project={projectId}>Not yet.</p>
}
