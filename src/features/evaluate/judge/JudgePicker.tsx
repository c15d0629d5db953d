import { Button, NativeSelect } from '@mantine/core'
import type { EndpointSpec } from '../../../state/models.ts'
import { runCommand } from '../../../ui/commands.ts'
import { countText } from '../../../ui/quantity.ts'
import styles from './Judge.module.css'
import { hostText } from './judgeWords.ts'

interface JudgePickerProps {
  readonly judges: readonly EndpointSpec[]
  readonly judge: EndpointSpec | null
  readonly onChoose: (modelId: string) => void
}

/** Which model judges, and where it is. */
export function JudgePicker({ judges, judge, onChoose }: JudgePickerProps) {
  return (
    <section className={styles.panel} aria-labelledby="judge-model">
      <h2 id="judge-model">The judge</h2>
      {judge ? (
        <>
          <div className={styles.line}>
            <NativeSelect
              size="xs"
              aria-label="Judge"
              className={styles.pick ?? ''}
              value={judge.id}
              onChange={({ currentTarget }) => onChoose(currentTarget.value)}
              data={judges.map(({ id, name }) => ({ value: id, label: name.slice(0, 120) }))}
            />
            <Button size="xs" variant="default" onClick={() => runCommand('models.open')}>
              Models…
            </Button>
          </div>
          <p className={styles.note}>
            Asked at {hostText(judge.baseUrl)}, {countText(judge.concurrency, 'request')} at a time, at
            temperature 0. Nothing is sent before you say so.
          </p>
        </>
      ) : (
        <div className={styles.line}>
          <p className={styles.note}>
            There is no judge yet. Add a server that speaks the OpenAI protocol (Ollama, vLLM, LM Studio, or
            one with a key) under Models; a text model is enough. ZoomBench §9.3 judges with a 30-billion
            model.
          </p>
          <Button size="xs" variant="default" onClick={() => runCommand('models.open')}>
            Models…
          </Button>
        </div>
      )}
    </section>
  )
}
