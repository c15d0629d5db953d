import { Select } from '@mantine/core'
import { measureNames, shownMeasures, type ShownMeasure } from './attentionWords.ts'

interface MeasureSelectProps {
  readonly measure: ShownMeasure
  readonly onMeasure: (measure: ShownMeasure) => void
}

/** Which of the measures is shown. */
export function MeasureSelect({ measure, onMeasure }: MeasureSelectProps) {
  return (
    <Select
      size="xs"
      w={190}
      label="Measure"
      data={shownMeasures.map((value) => ({ value, label: measureNames[value] }))}
      value={measure}
      allowDeselect={false}
      onChange={(value) => {
        const chosen = shownMeasures.find((each) => each === value)
        if (chosen) onMeasure(chosen)
      }}
    />
  )
}
