import { Button } from '@mantine/core'
import { useState } from 'react'
import type { AttentionChoices } from '../../../domain/attentionMeasures.ts'
import type { AttentionColumn, AttentionReport } from '../../../domain/attentionReport.ts'
import { inSlices } from '../../../state/slices.ts'
import { csvBlob, saveFile } from '../../../ui/saveFile.ts'
import { valuesCsv } from './valuesCsv.ts'

interface SaveValuesProps {
  readonly report: AttentionReport
  readonly right: ReadonlyMap<AttentionColumn, Float64Array>
  readonly choices: AttentionChoices
}

/** Everything that was measured, item by item, as a file. */
export function SaveValues({ report, right, choices }: SaveValuesProps) {
  const [isSaving, setSaving] = useState(false)
  const save = async (): Promise<void> => {
    setSaving(true)
    const pieces = await inSlices(valuesCsv(report, right, choices))
    saveFile('attention-items.csv', csvBlob(pieces))
    setSaving(false)
  }
  return (
    <Button size="xs" variant="default" loading={isSaving} onClick={() => void save()}>
      Save item values as CSV
    </Button>
  )
}
