import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleX, IconDownload, IconInfoCircle } from '@tabler/icons-react'
import type { Problem } from '../../domain/problem.ts'
import { countText, numberText } from '../../ui/quantity.ts'
import { Disclosure } from './Disclosure.tsx'
import { placeOf, problemsText, type ProblemGroup } from './preview.ts'
import { headingOf } from './problemHeadings.ts'
import { saveText } from '../../ui/saveFile.ts'
import styles from './ProblemList.module.css'

/** More lines than this are only in the list that can be kept. */
const longest = 200

/** Problems by kind; each kind opens to its lines. */
export function ProblemList({ groups }: { groups: readonly ProblemGroup[] }) {
  return (
    <div className={styles.list}>
      {groups.map((group) => (
        <Disclosure
          key={`${group.severity} ${group.code}`}
          code={group.code}
          summary={
            <>
              <SeveritySign severity={group.severity} />
              <span className={styles.heading}>{headingOf(group.code)}</span>
              <span className={styles.sample}>{group.problems[0]?.sentence}</span>
              <span className={styles.count}>{numberText(group.problems.length)}</span>
            </>
          }
        >
          {() => <ProblemLines problems={group.problems} />}
        </Disclosure>
      ))}
    </div>
  )
}

function ProblemLines({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul className={styles.lines}>
      {problems.slice(0, longest).map((problem, index) => (
        <li key={index} className={styles.line}>
          <span className={styles.place}>{placeOf(problem)}</span>
          <span className={styles.sentence} dir="auto">
            {problem.sentence}
          </span>
        </li>
      ))}
      {problems.length > longest ? (
        <li className={styles.place}>
          and {numberText(problems.length - longest)} more; the downloaded list has them all
        </li>
      ) : null}
    </ul>
  )
}

const signs = {
  error: { Icon: IconCircleX, label: 'Error' },
  warning: { Icon: IconAlertTriangle, label: 'Warning' },
  note: { Icon: IconInfoCircle, label: 'Note' },
} as const

function SeveritySign({ severity }: { severity: Problem['severity'] }) {
  const { Icon, label } = signs[severity]
  return <Icon className={styles.sign} data-severity={severity} size={15} aria-label={label} />
}

/** Keeps all problems as a text file. */
export function SaveProblems({ problems }: { problems: readonly Problem[] }) {
  return (
    <Button
      variant="subtle"
      color="gray"
      className={styles.save ?? ''}
      leftSection={<IconDownload size={14} />}
      onClick={() => saveText('import problems.txt', problemsText(problems))}
    >
      Download the list of {countText(problems.length, 'problem')}
    </Button>
  )
}
