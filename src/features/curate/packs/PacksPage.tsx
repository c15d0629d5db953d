import { Button } from '@mantine/core'
import { IconFileImport, IconPackages } from '@tabler/icons-react'
import { useMemo } from 'react'
import { neededBy, type Project } from '../../../domain/project.ts'
import { annotatorOf } from '../../../state/appState.ts'
import { useApp, useOpen } from '../../../state/useApp.ts'
import { runCommand } from '../../../ui/commands.ts'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { countText, numberText } from '../../../ui/quantity.ts'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { tableAddress } from '../tableAddress.ts'
import { useFacts } from '../useFacts.ts'
import { PackList } from './PackList.tsx'
import styles from './PacksPage.module.css'
import { teamProgress, type AnnotatorProgress, type TeamProgress } from './teamProgress.ts'
import { timeWords } from './timeWords.ts'

/** The work of several annotators: shared out as packs, brought back as judgements. */
export function PacksPage({ projectId }: PageProps) {
  const project = useOpen((open) => open.dataset.project)
  const { facts } = useFacts()
  const me = useApp(annotatorOf)
  const progress = useMemo(() => (facts ? teamProgress(facts, project, me) : null), [facts, project, me])
  const isEmpty = progress?.items === 0
  return (
    <div className={styles.page} aria-busy={progress === null}>
      <div className={styles.head}>
        <h1>Work packs</h1>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconFileImport size={14} />}
          disabled={isEmpty}
          onClick={() => runCommand('project.import')}
        >
          Merge returned work…
        </Button>
        <Button
          size="sm"
          leftSection={<IconPackages size={14} />}
          disabled={isEmpty}
          onClick={() => runCommand('project.packs')}
        >
          Make work packs…
        </Button>
      </div>
      <p className={styles.lead}>
        A work pack is one file with somebody’s share of the items. Opened in another browser it is a project
        of its own, blind to what everybody else says. What comes back is a file of judgements: merging it is
        one step that can be undone, the same file twice changes nothing, and an older revision never replaces
        a newer one.
      </p>
      {isEmpty ? (
        <p className={styles.empty}>There are no items yet. Import some, then share them out.</p>
      ) : null}
      {progress && !isEmpty ? (
        <>
          <Needed progress={progress} project={project} projectId={projectId} />
          {facts ? <PackList facts={facts} /> : null}
          <Annotators annotators={progress.annotators} items={progress.items} />
        </>
      ) : null}
    </div>
  )
}

function Needed(props: {
  readonly progress: TeamProgress
  readonly project: Project
  readonly projectId: string
}) {
  const { progress, project, projectId } = props
  const { stages, missing } = progress
  const stage = (value: string) =>
    `#${tableAddress(projectId, [{ kind: 'names', field: 'stage', values: [value], not: false }])}`
  const figures = [
    { name: 'Resolved', value: stages.resolved, link: stage('resolved'), words: 'Show them' },
    { name: 'Need judgements', value: stages.needed, link: stage('needed'), words: 'Show them' },
    { name: 'Judgements missing', value: missing, link: null, words: '' },
    {
      name: 'Disputed',
      value: stages.disputed,
      link: `#/project/${projectId}/curate/disputes`,
      words: 'Settle them',
    },
  ]
  return (
    <section className={styles.section} aria-label="What is still needed">
      <h2>
        What is still needed: {countText(neededBy(project.policy), 'judgement')} for each of{' '}
        {countText(progress.items, 'item')}
      </h2>
      <dl className={styles.figures}>
        {figures.map(({ name, value, link, words }) => (
          <div key={name} className={styles.figure}>
            <dt>{name}</dt>
            <dd>
              {numberText(value)}{' '}
              {link !== null && value > 0 ? (
                <a href={link} aria-label={`${words}: ${name}`}>
                  {words}
                </a>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Annotators(props: { readonly annotators: readonly AnnotatorProgress[]; readonly items: number }) {
  const { annotators, items } = props
  return (
    <section className={styles.section} aria-label="Progress">
      <h2>Who said what so far</h2>
      {annotators.length === 0 ? (
        <p className={styles.empty}>
          Nobody has judged anything here yet. Make work packs and send them out, or decide about items
          yourself; what comes back is counted here.
        </p>
      ) : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Annotator</th>
                {['Decided', 'Accepted', 'Rejected', 'Flagged or skipped', 'Open'].map((name) => (
                  <th key={name} scope="col" data-number>
                    {name}
                  </th>
                ))}
                <th scope="col">Last decision</th>
              </tr>
            </thead>
            <tbody>
              {annotators.map(({ person, decided, accepted, rejected, other, open, lastAt }) => (
                <tr key={person.id} data-annotator={person.id}>
                  <td>
                    <span className={styles.who}>
                      <PersonAvatar person={person} size={22} />
                      {person.name}
                    </span>
                  </td>
                  <td data-number>
                    {numberText(decided)} of {numberText(items)}
                  </td>
                  <td data-number>{numberText(accepted)}</td>
                  <td data-number>{numberText(rejected)}</td>
                  <td data-number>{numberText(other)}</td>
                  <td data-number>{numberText(open)}</td>
                  <td>{lastAt === null ? '–' : timeWords(lastAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
