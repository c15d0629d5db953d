import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { PageProps } from '../../../ui/PageShell.tsx'
import { EvaluatePage } from '../EvaluatePage.tsx'
import { WhenScored } from '../WhenScored.tsx'
import { CropTest } from './CropTest.tsx'
import { CropUse } from './CropUse.tsx'
import { usualChoice } from './cropUseChoice.ts'

/** Where models crop, and whether their answers depend on it (001). */
export function CropsPage({ projectId, detail, navigate }: PageProps) {
  const [choice, setChoice] = useState(usualChoice)
  const part = detail === 'test' ? 'test' : 'use'
  return (
    <EvaluatePage
      name="Crops"
      tools={
        <SegmentedControl
          size="xs"
          aria-label="What is shown of crops"
          value={part}
          data={[
            { value: 'use', label: 'Crop use' },
            { value: 'test', label: 'Crop test' },
          ]}
          onChange={(next) =>
            navigate(`/project/${projectId}/evaluate/crops${next === 'test' ? '/test' : ''}`)
          }
        />
      }
    >
      <WhenScored projectId={projectId}>
        {(scored) =>
          part === 'use' ? (
            <CropUse projectId={projectId} scored={scored} choice={choice} onChoice={setChoice} />
          ) : (
            <CropTest projectId={projectId} scored={scored} choice={choice} />
          )
        }
      </WhenScored>
    </EvaluatePage>
  )
}
