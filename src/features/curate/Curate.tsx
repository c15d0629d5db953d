import { useOpen } from '../../state/useApp.ts'
import { PageShell, type PageProps } from '../../ui/PageShell.tsx'
import { curatePages } from './pages.ts'

/** The whole project instead of one item: everything in it, who said what, and what is checked before publishing. */
export function Curate({ pageId, ...props }: PageProps & { readonly pageId: string | null }) {
  const loaded = useOpen((open) => open.loaded)
  return (
    <PageShell {...props} name="Curate" address="curate" pages={curatePages} pageId={pageId} ready={loaded} />
  )
}
