import { useOpen } from '../../state/useApp.ts'
import { PageShell, type PageProps } from '../../ui/PageShell.tsx'
import { evaluatePages } from './pages.ts'

/** How models do on the project’s items: what they answered, how right they were, and where they looked. */
export function Evaluate({ pageId, ...props }: PageProps & { readonly pageId: string | null }) {
  const loaded = useOpen((open) => open.loaded)
  return (
    <PageShell
      {...props}
      name="Evaluate"
      address="evaluate"
      pages={evaluatePages}
      pageId={pageId}
      ready={loaded}
    />
  )
}
