import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { sentenceOf } from '../../domain/refusal.ts'
import type { Column, Sampled } from '../../formats/columns.ts'
import { lookAtColumns } from '../../formats/look.ts'
import type { AnswerMeaning, Mapping } from '../../formats/mapping.ts'
import { proposeMapping } from '../../formats/mappingProposal.ts'
import type { ImportPlan, PlannedFile } from '../../formats/plan.ts'
import { useAppActions } from '../../state/useApp.ts'
import { takeFocus } from './focus.ts'
import styles from './ColumnMapping.module.css'
import frame from './ImportDialog.module.css'
import {
  conventionOf,
  conventions,
  lackOf,
  roleOf,
  withConvention,
  withRole,
  type Role,
} from './mappingFields.ts'
import { rememberedMappings } from './mappingMemory.ts'
import { MappedItems } from './MappedItems.tsx'

interface ColumnMappingProps {
  readonly plan: ImportPlan
  readonly file: PlannedFile
  readonly onUse: (mapping: Mapping) => void
  readonly onBack: () => void
}

const blank: Mapping = {
  question: '',
  options: { kind: 'none' },
  answer: null,
  picture: null,
  crop: null,
  id: null,
  category: null,
  region: null,
  levels: null,
  kept: [],
}

const roles: readonly (readonly [role: Role, label: string])[] = [
  ['question', 'Question'],
  ['options', 'Options'],
  ['answer', 'Answer'],
  ['picture', 'Picture'],
  ['region', 'Region'],
  ['levels', 'Nested boxes'],
  ['crop', 'Picture of the region'],
  ['id', 'Id'],
  ['category', 'Category'],
]

const meanings: readonly (readonly [meaning: AnswerMeaning, label: string])[] = [
  ['letter-or-text', 'a letter, or the text itself'],
  ['place-from-0', 'the place of an option, from 0'],
  ['place-from-1', 'the place of an option, from 1'],
]

/** Says which column of a file holds what; shows at once what comes of it. */
export function ColumnMapping({ plan, file, onUse, onBack }: ColumnMappingProps) {
  const { shelf } = useAppActions().deps
  const memory = useMemo(() => rememberedMappings(shelf), [shelf])
  const [sampled, setSampled] = useState<Sampled | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [mapping, setMapping] = useState<Mapping>(blank)
  useEffect(() => {
    const looking = new AbortController()
    lookAtColumns(file.source, looking.signal).then(
      (found) => {
        if (looking.signal.aborted) return
        const chosen = typeof file.choice === 'object' ? file.choice : null
        const known = memory.of(found.columns.map(({ key }) => key))
        setMapping(chosen ?? known ?? proposeMapping(found.columns, found.rows) ?? blank)
        setSampled(found)
      },
      (problem: unknown) => {
        if (!looking.signal.aborted) setFailure(sentenceOf(problem))
      },
    )
    return () => looking.abort()
  }, [file, memory])

  const lack = lackOf(mapping)
  const keys = sampled?.columns.map(({ key }) => key) ?? []
  return (
    <>
      <div className={frame.pad}>
        <p className={styles.lead}>
          Say what the columns of <strong>{file.path}</strong> hold. What is left open is kept with each item
          as its upstream record.
        </p>
        {failure === null ? null : (
          <p className={frame.failure} role="alert">
            {failure}
          </p>
        )}
        {sampled ? (
          <div className={styles.frame}>
            <table className={styles.columns}>
              <thead>
                <tr>
                  <th scope="col">Column</th>
                  <th scope="col">First values</th>
                  <th scope="col">Holds</th>
                </tr>
              </thead>
              <tbody>
                {sampled.columns.map((column) => (
                  <ColumnRow
                    key={column.key}
                    column={column}
                    role={roleOf(mapping, column.key)}
                    onRole={(role) => setMapping(withRole(mapping, column.key, role, keys, holdsOf(column)))}
                  />
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
        <div className={styles.details}>
          {mapping.answer && mapping.options.kind !== 'none' ? (
            <NativeSelect
              size="xs"
              label="The answer is"
              value={mapping.answer.means}
              data={meanings.map(([value, label]) => ({ value, label }))}
              onChange={({ currentTarget: { value } }) => {
                const means = meanings.find(([meaning]) => meaning === value)?.[0]
                if (means && mapping.answer) setMapping({ ...mapping, answer: { ...mapping.answer, means } })
              }}
            />
          ) : null}
          {mapping.region ? (
            <NativeSelect
              size="xs"
              label="The region is"
              value={conventionOf(mapping.region)}
              data={conventions.map(({ id, label }) => ({ value: id, label }))}
              onChange={({ currentTarget: { value } }) => {
                if (mapping.region) setMapping({ ...mapping, region: withConvention(mapping.region, value) })
              }}
            />
          ) : null}
        </div>
        {sampled && lack === null ? <MappedItems plan={plan} source={file.source} mapping={mapping} /> : null}
      </div>
      <footer className={frame.foot}>
        <span className={frame.note} role="status">
          {lack ?? 'This is remembered for files with the same columns.'}
        </span>
        <Button size="sm" variant="default" onClick={onBack}>
          Back
        </Button>
        <Button
          size="sm"
          disabled={sampled === null || lack !== null}
          ref={takeFocus}
          onClick={() => {
            memory.keep(keys, mapping)
            onUse(mapping)
          }}
        >
          Use these columns
        </Button>
      </footer>
    </>
  )
}

interface ColumnRowProps {
  readonly column: Column
  readonly role: Role | null
  readonly onRole: (role: Role | null) => void
}

function ColumnRow({ column: { key, samples }, role, onRole }: ColumnRowProps) {
  return (
    <tr data-used={role !== null}>
      <th scope="row" className={styles.key} dir="auto">
        {key}
      </th>
      <td className={styles.samples}>
        <span className={styles.values}>
          {samples.map((sample) => (
            <span key={sample} className={styles.sample} dir="auto" title={sample}>
              {sample}
            </span>
          ))}
        </span>
      </td>
      <td className={styles.role}>
        <NativeSelect
          size="xs"
          aria-label={`What ${key} holds`}
          value={role ?? ''}
          data={[
            { value: '', label: 'Something else' },
            ...roles.map(([value, label]) => ({ value, label })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onRole(roles.find(([each]) => each === value)?.[0] ?? null)
          }
        />
      </td>
    </tr>
  )
}

/** How a picture lies in a column, by its samples. */
function holdsOf({ holds, samples }: Column): NonNullable<Mapping['picture']>['holds'] {
  if (holds !== 'picture') return 'path'
  return samples.some((sample) => sample.includes('characters')) ? 'base64' : 'bytes'
}
