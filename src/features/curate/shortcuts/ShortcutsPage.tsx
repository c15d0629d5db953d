import type { PageProps } from '../pages.ts'

export function ShortcutsPage({ projectId }: PageProps) {
  return <p data-project={projectId}>Not yet.</p>
}
