import { useId } from 'react'
import { neededBy, type Policy } from '../../domain/project.ts'
import { useOpen } from '../../state/useApp.ts'
import { AdjudicationSection } from './AdjudicationSection.tsx'
import { ChoiceCards, type Choice } from './ChoiceCards.tsx'
import { DraftField } from './DraftField.tsx'
import { setPolicy } from './projectEdits.ts'
import styles from './sections.module.css'
import { useEditProject } from './useEditProject.ts'
import { parseAmount } from './amount.ts'

const policies: readonly Choice<Policy['kind']>[] = [
  {
    value: 'sole',
    name: 'One annotator decides',
    sentences: ['A single accept or reject settles an item; where several decided, they must agree.'],
  },
  {
    value: 'majority',
    name: 'The majority decides',
    sentences: ['Enough annotators have to decide, and more than half of them have to say the same.'],
  },
  {
    value: 'unanimous',
    name: 'All have to agree',
    sentences: ['Enough annotators have to decide, and all of them have to say the same.'],
  },
  {
    value: 'adjudicated',
    name: 'An adjudicator decides',
    sentences: ['Annotators say what they think; only what an adjudicator sets settles an item.'],
  },
]

/** How judgements become what the project says in the end. */
export function PolicySection() {
  const edit = useEditProject()
  const id = useId()
  const policy = useOpen(({ dataset }) => dataset.project.policy)
  const set = (next: Policy) => edit('Change the policy', (it) => setPolicy(it, next))
  return (
    <>
      <p className={styles.lead}>
        When an item counts as settled. Only items that are settled as accepted are exported.
      </p>
      <ChoiceCards
        label="Policy"
        choices={policies}
        value={policy.kind}
        onPick={(kind) => {
          if (kind !== policy.kind) set(policyOf(kind, policy))
        }}
      />
      {policy.kind !== 'sole' ? (
        <div className={styles.threshold}>
          <div>
            <label className={styles.thresholdName} htmlFor={id}>
              Annotators needed for each item
            </label>
            <p className={styles.thresholdText}>
              Until that many have accepted or rejected it, an item stays open.
            </p>
          </div>
          <DraftField
            id={id}
            inputMode="numeric"
            value={String(policy.needed)}
            onCommit={(text) => set({ ...policy, needed: parseAmount(text) })}
          />
        </div>
      ) : null}
      <AdjudicationSection />
    </>
  )
}

/** The policy of this kind, with as many annotators as were asked for before, where it had a number. */
const policyOf = (kind: Policy['kind'], before: Policy): Policy =>
  kind === 'sole' ? { kind } : { kind, needed: Math.max(2, neededBy(before)) }
