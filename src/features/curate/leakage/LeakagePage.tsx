import type { PageProps } from '../pages.ts'

export function LeakagePage({ projectId }: PageProps) {
  return <p data-project={projectId}>Not yet.</p>
}
