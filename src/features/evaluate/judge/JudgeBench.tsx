import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Scored } from '../../../evaluation/evaluation.ts'
import type { JudgeSpec } from '../../../state/judge.ts'
import { judgeScope } from '../../../state/judgeScope.ts'
import type { EndpointSpec } from '../../../state/models.ts'
import { useAppActions, useEvaluation, useJudge, useModels } from '../../../state/useApp.ts'
import { countText } from '../../../ui/quantity.ts'
import { AskDialog } from './AskDialog.tsx'
import { CheckPanel } from './CheckPanel.tsx'
import { JudgePicker } from './JudgePicker.tsx'
import { RunPanel } from './RunPanel.tsx'
import { ScopePanel } from './ScopePanel.tsx'
import { useUnsettled } from './useUnsettled.ts'
import { VerdictPanel } from './VerdictPanel.tsx'

interface JudgeBenchProps {
  readonly projectId: string
  readonly scored: Scored
}

/** Choosing a judge, what it is asked, how far it is, and what it said. */
export function JudgeBench({ projectId, scored }: JudgeBenchProps) {
  const app = useAppActions()
  const items = useEvaluation((state) => state.items)
  const run = useJudge((state) => state.run)
  const judges = useJudges()
  const unsettled = useUnsettled(scored)
  const [wishedId, setWishedId] = useState<string | null>(null)
  const [leaveLetters, setLeaveLetters] = useState(true)
  const [asking, setAsking] = useState<Omit<JudgeSpec, 'modelId'> | null>(null)
  const judge = judges.find(({ id }) => id === (wishedId ?? run?.spec.modelId)) ?? judges[0] ?? null
  const scope = useMemo(
    () => unsettled && judgeScope(unsettled.answers, items, leaveLetters),
    [unsettled, items, leaveLetters],
  )
  const isRunning = run?.phase === 'running'
  return (
    <>
      <JudgePicker judges={judges} judge={judge} onChoose={setWishedId} />
      <ScopePanel
        projectId={projectId}
        scored={scored}
        unsettled={unsettled}
        scope={scope}
        leaveLetters={leaveLetters}
        onLeaveLetters={setLeaveLetters}
      >
        <Button
          size="xs"
          disabled={!judge || !scope || scope.asked.length === 0 || isRunning}
          onClick={() => scope && setAsking({ purpose: 'settle', answers: scope.asked })}
        >
          {scope ? `Ask about ${countText(scope.asked.length, 'answer')}…` : 'Ask…'}
        </Button>
        {judge ? null : <span>Choose a judge first.</span>}
      </ScopePanel>
      {run ? <RunPanel run={run} /> : null}
      <VerdictPanel projectId={projectId} />
      <CheckPanel
        projectId={projectId}
        canAsk={judge !== null && !isRunning}
        onCheck={(answers) => setAsking({ purpose: 'check', answers })}
      />
      {asking && judge ? (
        <AskDialog
          judge={judge}
          asking={asking}
          onClose={() => setAsking(null)}
          onAsk={() => {
            app.session().judge.start({ ...asking, modelId: judge.id })
            setAsking(null)
          }}
        />
      ) : null}
    </>
  )
}

/** The endpoint models on the list: others cannot be given a text of one’s own. */
function useJudges(): readonly EndpointSpec[] {
  const entries = useModels((state) => state.entries)
  return useMemo(() => entries.flatMap(({ spec }) => (spec.kind === 'endpoint' ? [spec] : [])), [entries])
}
