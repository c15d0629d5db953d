import { Loader } from '@mantine/core'
import { Suspense } from 'react'
import { useOpen } from '../../state/useApp.ts'
import styles from './Curate.module.css'
import { curatePages, type PageProps } from './pages.ts'

/** The whole project instead of one item: everything in it, who said what, and what is checked before publishing. */
export function Curate({
  pageId,
  projectId,
  detail,
  navigate,
}: PageProps & { readonly pageId: string | null }) {
  const loaded = useOpen((open) => open.loaded)
  const shown = curatePages.find(({ id }) => id === pageId) ?? curatePages[0]
  if (!shown) return null
  const { page: Page } = shown
  const groups = [...new Set(curatePages.map(({ group }) => group))]
  return (
    <div className={styles.curate}>
      <nav className={styles.pages} aria-label="Curate">
        {groups.map((group) => (
          <section key={group}>
            <h2>{group}</h2>
            <ul>
              {curatePages
                .filter((each) => each.group === group)
                .map(({ id, name }) => (
                  <li key={id}>
                    <a
                      href={`#/project/${projectId}/curate/${id}`}
                      aria-current={id === shown.id ? 'page' : undefined}
                    >
                      {name}
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </nav>
      <main className={styles.page} aria-label={shown.name} aria-busy={!loaded}>
        <Suspense fallback={<Loader size="sm" color="gray" aria-label={`Opening ${shown.name}`} />}>
          {loaded ? (
            <Page key={shown.id} projectId={projectId} detail={detail} navigate={navigate} />
          ) : (
            <Loader size="sm" color="gray" aria-label="Reading the project" />
          )}
        </Suspense>
      </main>
    </div>
  )
}
