import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { callingOff } from '../../../domain/issuedPacks.ts'
import type { ItemFacts } from '../../../domain/itemFacts.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useAppActions, useOpen } from '../../../state/useApp.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { issuedRows, type IssuedRow } from './issuedList.ts'
import styles from './PacksPage.module.css'
import { timeWords } from './timeWords.ts'

/** The packs that were made: for whom, when, and whether they are back. */
export function PackList({ facts }: { readonly facts: readonly ItemFacts[] }) {
  const app = useAppActions()
  const project = useOpen((open) => open.dataset.project)
  const isFollower = useOpen((open) => open.role === 'follower')
  const me = useApp(annotatorOf)
  const [now] = useState(() => app.deps.now())
  const rows = useMemo(() => issuedRows(facts, project, me, now), [facts, project, me, now])
  const out = rows.filter(({ returnedAt }) => returnedAt === null).length
  if (rows.length === 0) return null

  const callOff = ({ id, name, returnedAt }: IssuedRow) => {
    const { dataset } = app.store.getState().open ?? {}
    const change = dataset ? callingOff(dataset, id) : null
    const what = returnedAt === null ? 'the work pack' : 'the rest of the work pack'
    if (change) app.session().commit(`Call off ${what} for ${name}`, [change])
  }

  return (
    <section className={styles.section} aria-label="Packs">
      <h2>
        {countText(rows.length, 'pack')} made,{' '}
        {out === 0 ? 'all of them back' : `${numberText(out)} not back`}
      </h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">For</th>
              <th scope="col" data-number>
                Items
              </th>
              <th scope="col" data-number>
                Decided
              </th>
              <th scope="col">Made</th>
              <th scope="col">Given back</th>
              <th scope="col">
                <span hidden>Call off</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-pack={row.id} data-back={row.returnedAt !== null}>
                <td>{row.by === null ? row.name : `${row.name}, given back by ${row.by}`}</td>
                <td data-number>{numberText(row.items)}</td>
                <td data-number>{numberText(row.decided)}</td>
                <td>{timeWords(row.madeAt)}</td>
                <td>{row.returnedAt === null ? outWords(row.days) : timeWords(row.returnedAt)}</td>
                <td data-number>
                  {row.returnedAt !== null && row.decided === row.items ? null : (
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={isFollower}
                      aria-label={`${offWords(row)}: the pack for ${row.name}`}
                      onClick={() => callOff(row)}
                    >
                      {offWords(row)}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.empty}>
        Items in a pack that is not back count as on their way when you make more packs. What is called off
        counts as free again; if it comes back all the same, it is merged like everything else.
      </p>
    </section>
  )
}

const offWords = ({ returnedAt }: IssuedRow): string =>
  returnedAt === null ? 'Not coming back' : 'Rest not coming back'

const outWords = (days: number): string =>
  days === 0 ? 'Not yet: less than a day' : `Not yet: ${countText(days, 'day')}`
