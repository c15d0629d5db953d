import { ActionIcon, NativeSelect, Popover, SegmentedControl, Switch } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import {
  benchmarkScopes,
  type BenchmarkScope,
  type EvaluationOptions,
} from '../../../domain/evaluatedItem.ts'
import { scoringRules } from '../../../domain/scored.ts'
import { sentenceOf } from '../../../domain/refusal.ts'
import { useAppActions, useEvaluation } from '../../../state/useApp.ts'
import styles from './ScoringBar.module.css'
import {
  letterRuleSentence,
  profileNames,
  profileSteps,
  ruleNames,
  ruleSentences,
  trustToldSentence,
} from './ruleWords.ts'

/** By which rules answers are scored; a change has everything scored anew. */
export function ScoringBar() {
  const app = useAppActions()
  const options = useEvaluation((state) => state.options)
  const change = (part: Partial<EvaluationOptions>) => {
    app
      .session()
      .evaluation.setOptions({ ...options, ...part })
      .catch((failure: unknown) => app.deps.notify({ tone: 'bad', sentence: sentenceOf(failure) }))
  }
  return (
    <div className={styles.scoring} role="group" aria-label="Scoring">
      <div className={styles.profile}>
        <SegmentedControl
          size="xs"
          aria-label="Profile"
          value={options.profile}
          data={[
            { value: 'upstream', label: profileNames.upstream },
            { value: 'strict', label: profileNames.strict },
          ]}
          onChange={(value) => change({ profile: value === 'strict' ? 'strict' : 'upstream' })}
        />
        <ProfileRules />
      </div>
      <Switch
        size="xs"
        label="Letter rule"
        title={letterRuleSentence}
        disabled={options.profile === 'strict'}
        checked={options.letterRule}
        onChange={(event) => change({ letterRule: event.currentTarget.checked })}
      />
      <Switch
        size="xs"
        label="Trust verdicts in files"
        title={trustToldSentence}
        checked={options.trustTold}
        onChange={(event) => change({ trustTold: event.currentTarget.checked })}
      />
      <NativeSelect
        size="xs"
        aria-label="Which items count"
        title={scopeSentence}
        value={options.scope ?? ''}
        data={scopeChoices}
        onChange={({ currentTarget }) =>
          change({ scope: benchmarkScopes.find((scope) => scope === currentTarget.value) ?? null })
        }
      />
    </div>
  )
}

const scopeNames: Readonly<Record<BenchmarkScope, string>> = {
  accepted: 'Items: accepted',
  unrejected: 'Items: all but rejected',
  given: 'Items: all, as given',
}
const scopeChoices = [
  { value: '', label: 'Items: automatic' },
  ...benchmarkScopes.map((value) => ({ value, label: scopeNames[value] })),
]
const scopeSentence =
  'Automatic: the accepted items with what was accepted of them; before anything was accepted, all that were not rejected.'

function ProfileRules() {
  return (
    <Popover width="min(720px, 94vw)" position="bottom-start" withinPortal trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label="What the profiles do">
          <IconInfoCircle size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.rules ?? ''} aria-label="What the profiles do">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus */}
        <div className={styles.rulesScroll} tabIndex={0} role="region" aria-label="Rules of both profiles">
          <p>
            Upstream does exactly what the released scripts do, quirks included. Strict does the same without
            the quirks. The words of a person go before those of a judge, and both before all rules.
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">Step</th>
                <th scope="col">{profileNames.upstream}</th>
                <th scope="col">{profileNames.strict}</th>
              </tr>
            </thead>
            <tbody>
              {profileSteps.map(({ step, upstream, strict }) => (
                <tr key={step}>
                  <th scope="row">{step}</th>
                  <td>{upstream}</td>
                  <td>{strict}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <h3>What settles an answer</h3>
          <dl>
            {scoringRules.map((rule) => (
              <div key={rule}>
                <dt>{ruleNames[rule]}</dt>
                <dd>{ruleSentences[rule]}</dd>
              </div>
            ))}
          </dl>
          <h3>Choices</h3>
          <dl>
            <div>
              <dt>Letter rule</dt>
              <dd>{letterRuleSentence}</dd>
            </div>
            <div>
              <dt>Trust verdicts in files</dt>
              <dd>{trustToldSentence}</dd>
            </div>
            <div>
              <dt>Which items count</dt>
              <dd>{scopeSentence}</dd>
            </div>
          </dl>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
