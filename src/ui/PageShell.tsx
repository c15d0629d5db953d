import { Loader } from '@mantine/core'
import { Suspense, type ComponentType, type LazyExoticComponent } from 'react'
import styles from './PageShell.module.css'

/** What every page of a screen with several is given. `navigate` goes to an address inside the app, as `/project/…`. */
export interface PageProps {
  readonly projectId: string
  /** What follows the page's name in the address, decoded; null for nothing. */
  readonly detail: string | null
  readonly navigate: (address: string) => void
}

export interface Page {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly page: LazyExoticComponent<ComponentType<PageProps>>
}

interface PageShellProps extends PageProps {
  /** What the screen is called, and its part of the address. */
  readonly name: string
  readonly address: string
  /** In the order in which they are listed; the first is shown where the address names none of them. */
  readonly pages: readonly Page[]
  readonly pageId: string | null
  /** Whether there is something to show yet. */
  readonly ready: boolean
}

/** A screen of several pages: their list, in groups, and the one that is open. */
export function PageShell({
  name,
  address,
  pages,
  pageId,
  ready,
  projectId,
  detail,
  navigate,
}: PageShellProps) {
  const shown = pages.find(({ id }) => id === pageId) ?? pages[0]
  if (!shown) return null
  const { page: Shown } = shown
  const groups = [...new Set(pages.map(({ group }) => group))]
  return (
    <div className={styles.shell}>
      <nav className={styles.pages} aria-label={name}>
        {groups.map((group) => (
          <section key={group}>
            <h2>{group}</h2>
            <ul>
              {pages
                .filter((each) => each.group === group)
                .map((each) => (
                  <li key={each.id}>
                    <a
                      href={`#/project/${projectId}/${address}/${each.id}`}
                      aria-current={each.id === shown.id ? 'page' : undefined}
                    >
                      {each.name}
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </nav>
      <main className={styles.page} aria-label={shown.name} aria-busy={!ready}>
        <Suspense
          fallback={
            <Loader
              className={styles.opening ?? ''}
              size="sm"
              color="gray"
              aria-label={`Opening ${shown.name}`}
            />
          }
        >
          {ready ? (
            <Shown key={shown.id} projectId={projectId} detail={detail} navigate={navigate} />
          ) : (
            <Loader
              className={styles.opening ?? ''}
              size="sm"
              color="gray"
              aria-label="Reading the project"
            />
          )}
        </Suspense>
      </main>
    </div>
  )
}
