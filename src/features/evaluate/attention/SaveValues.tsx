import { Button } from '@mantine/core'
import { saveFile } from '../../../charts/saveChart.ts'
import type { AttentionChoices } from '../../../domain/attentionMeasures.ts'
import type { AttentionColumn, AttentionReport } from '../../../domain/attentionReport.ts'
import { valuesCsv } from './valuesCsv.ts'

interface SaveValuesProps {
  readonly report: AttentionReport
  readonly right: ReadonlyMap<AttentionColumn, Float64Array>
  readonly choices: AttentionChoices
}

/** Everything that was measured, item by item, as a file. */
export function SaveValues({ report, right, choices }: SaveValuesProps) {
  const save = (): void =>
    saveFile(
      'attention-items.csv',
      new Blob([valuesCsv(report, right, choices)], { type: 'text/csv;charset=utf-8' }),
    )
  return (
    <Button size="xs" variant="default" onClick={save}>
      Save item values as CSV
    </Button>
  )
}
