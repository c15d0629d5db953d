import type { PageProps } from '../pages.ts'

export function GoldPage({ projectId }: PageProps) {
  return <p data-project={projectId}>Not yet.</p>
}
