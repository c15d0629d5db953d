import { Button, FileButton } from '@mantine/core'
import { sentenceOf } from '../../../domain/refusal.ts'
import { mergedVerdicts } from '../../../domain/verdictMerge.ts'
import { bytesFromBlob } from '../../../formats/byteSource.ts'
import { safeWord } from '../../../formats/fileNames.ts'
import { readVerdicts, verdictLines } from '../../../formats/predictions/verdictFile.ts'
import { useAppActions, useEvaluation, useOpen } from '../../../state/useApp.ts'
import { countText } from '../../../ui/quantity.ts'
import { saveText } from '../../../ui/saveFile.ts'

/** Verdicts out as a file, and back in: for another browser, or beside the figures that rest on them. */
export function VerdictFiles() {
  const app = useAppActions()
  const verdicts = useEvaluation((state) => state.verdicts)
  const items = useEvaluation((state) => state.items)
  const project = useOpen(({ dataset }) => dataset.project.name)

  const save = (): void => {
    const lines = verdictLines(verdicts.values(), (id) => items.get(id)?.given.source.id ?? null)
    saveText(`${safeWord(project) || 'project'}-verdicts.jsonl`, [...lines].join(''))
  }
  const read = async (file: File): Promise<void> => {
    const source = bytesFromBlob(file.name, file)
    const { verdicts: found, problems } = await readVerdicts(source, (id) => items.has(id))
    const { taken, known } = mergedVerdicts(verdicts, found)
    if (taken.length > 0) await app.session().evaluation.say(taken)
    const [first] = problems
    const rest = first
      ? ` ${countText(problems.length, 'line')} left out; the first is line ${first.line ?? 1}: ${first.sentence}`
      : ''
    const tone = found.length === 0 && first ? 'bad' : 'good'
    const sentence = `${countText(taken.length, 'verdict')} taken, ${known} known already.${rest}`
    app.deps.notify({ tone, sentence })
  }
  const begin = (file: File | null): void => {
    if (!file) return
    read(file).catch((error: unknown) => app.deps.notify({ tone: 'bad', sentence: sentenceOf(error) }))
  }
  return (
    <>
      <FileButton onChange={begin} accept=".jsonl,.json">
        {(props) => (
          <Button {...props} size="xs" variant="default">
            Read verdicts…
          </Button>
        )}
      </FileButton>
      <Button size="xs" variant="default" disabled={verdicts.size === 0} onClick={save}>
        Save verdicts
      </Button>
    </>
  )
}
