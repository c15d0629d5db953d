import { Checkbox, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import { sentenceOf } from '../../../domain/refusal.ts'
import { hierarchyOverall, type HierarchyReward, type RewardCase } from '../../../domain/trainingReward.ts'
import type { RewardChoices } from '../../../domain/trainingRewardColumns.ts'
import { toolOverall, toolTerms } from '../../../domain/trainingRewardTool.ts'
import { useAppActions } from '../../../state/useApp.ts'
import { shortened } from '../../../ui/longText.ts'
import styles from './Rewards.module.css'
import { numberOf, ruleNames, ruleTexts, stepsOf, type Weighting } from './rewardWords.ts'

interface TryPanelProps {
  readonly weighting: Weighting
  readonly choices: RewardChoices
}

const restMs = 150

/** One answer of one’s own, rule by rule. */
export function TryPanel({ weighting, choices }: TryPanelProps) {
  const [response, setResponse] = useState('<think>I look closely.</think><answer>46</answer>')
  const [gold, setGold] = useState('47')
  const [question, setQuestion] = useState('How many birds sit on the wire?')
  const [hasBox, setHasBox] = useState(false)
  const { reward, failure } = useReward({ response, gold, question, judged: null }, choices.counting)
  return (
    <section className={styles.panel} aria-labelledby="reward-try">
      <h2 id="reward-try">Try one</h2>
      <div className={styles.fields}>
        <Textarea
          size="xs"
          label="All that the model says"
          className={styles.response ?? ''}
          autosize
          minRows={3}
          maxRows={12}
          dir="auto"
          value={response}
          onChange={({ currentTarget }) => setResponse(currentTarget.value)}
        />
        <Textarea
          size="xs"
          label="Right answer: the letter, or the text"
          autosize
          minRows={1}
          maxRows={4}
          dir="auto"
          value={gold}
          onChange={({ currentTarget }) => setGold(currentTarget.value)}
        />
        <Textarea
          size="xs"
          label="Question, with its option lines"
          autosize
          minRows={1}
          maxRows={8}
          dir="auto"
          value={question}
          onChange={({ currentTarget }) => setQuestion(currentTarget.value)}
        />
        {weighting.kind === 'tools' ? (
          <Checkbox
            size="xs"
            checked={hasBox}
            onChange={({ currentTarget }) => setHasBox(currentTarget.checked)}
            label="It looked into a box"
          />
        ) : null}
      </div>
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      {reward ? <Steps reward={reward} /> : null}
      {reward ? (
        <p className={styles.formula} role="status">
          {weighting.kind === 'rules'
            ? rulesText(reward, weighting.format)
            : toolsText(reward, { response, hasBox }, weighting, choices.opensThought)}
        </p>
      ) : null}
    </section>
  )
}

function Steps({ reward }: { readonly reward: HierarchyReward }) {
  return (
    <>
      <p className={styles.note}>
        Compared is {reward.isTagged ? 'what stands between the answer tags' : 'everything that was said'}:{' '}
        <q dir="auto">{shortened(reward.answer, 300)}</q>
      </p>
      <ol className={styles.steps}>
        {stepsOf(reward).map(({ rule, outcome, text }) => (
          <li key={rule} data-outcome={outcome}>
            <strong>{ruleNames[rule]}</strong>
            <span>{ruleTexts[rule]}</span>
            <em>{text}</em>
          </li>
        ))}
      </ol>
    </>
  )
}

const rulesText = (reward: HierarchyReward, weight: number): string =>
  `Accuracy ${numberOf(reward.accuracy)}, format ${numberOf(reward.format)}: (1 − ${numberOf(weight)}) · ${numberOf(reward.accuracy)} + ${numberOf(weight)} · ${numberOf(reward.format)} = ${numberOf(hierarchyOverall(reward, weight))}`

function toolsText(
  reward: HierarchyReward,
  { response, hasBox }: { readonly response: string; readonly hasBox: boolean },
  { tools }: Weighting,
  opensThought: boolean,
): string {
  const prediction = { text: response, boxes: hasBox ? [[0, 0, 1, 1] as const] : [] }
  const terms = toolTerms(prediction, reward.accuracy, opensThought)
  const parts = (['accuracy', 'format', 'tool'] as const).map(
    (term) => `${numberOf(tools[term])} · ${numberOf(terms[term])}`,
  )
  return `Accuracy ${numberOf(terms.accuracy)}, format ${numberOf(terms.format)}, tool ${numberOf(terms.tool)}: ${parts.join(' + ')} = ${numberOf(toolOverall(terms, tools))}`
}

/** Worked out in the worker, where the algebra is, once nothing was typed for a moment. */
function useReward({ response, gold, question }: RewardCase, counting: boolean) {
  const app = useAppActions()
  const [found, setFound] = useState<{ reward: HierarchyReward | null; failure: string | null }>({
    reward: null,
    failure: null,
  })
  useEffect(() => {
    let isWanted = true
    const timer = setTimeout(() => {
      app
        .session()
        .evaluation.room()
        .rewardOf({ response, gold, question, judged: null }, counting)
        .then(
          (reward) => isWanted && setFound({ reward, failure: null }),
          (error: unknown) => isWanted && setFound({ reward: null, failure: sentenceOf(error) }),
        )
    }, restMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [app, response, gold, question, counting])
  return found
}
