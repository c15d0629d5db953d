import type { PageProps } from '../pages.ts'

export function AgreementPage({ projectId }: PageProps) {
  return <p data-project={projectId}>Not yet.</p>
}
