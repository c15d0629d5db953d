import { Code, ScrollArea } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Item, Provenance } from '../../domain/item.ts'
import { sentenceOf } from '../../domain/refusal.ts'
import { useAppActions } from '../../state/useApp.ts'
import { shortened } from '../../ui/longText.ts'
import styles from './ProvenancePanel.module.css'

/** Where the item came from: what upstream measured at a glance, the whole record on request. */
export function ProvenancePanel({ item }: { item: Item }) {
  const { source } = item
  const rows: readonly (readonly [string, string | null])[] = [
    ['Status', source.status],
    ['Consensus', source.consensus && consensusWords(source.consensus)],
    ['Small model', source.smallModel && smallModelWords(source.smallModel)],
    [
      'Object',
      source.object &&
        (source.score === null ? source.object : `${source.object} (score ${source.score.toFixed(2)})`),
    ],
    ['Validation', source.validationReason],
    ['From', source.line === null ? source.file : `${source.file}, line ${source.line}`],
  ]
  return (
    <section className={styles.provenance} aria-label="Provenance" id="provenance">
      <dl className={styles.rows}>
        {rows.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={name} className={styles.row}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
        )}
      </dl>
      <WholeRecord key={item.id} itemId={item.id} />
    </section>
  )
}

function WholeRecord({ itemId }: { itemId: string }) {
  const app = useAppActions()
  const [shown, setShown] = useState(false)
  const [words, setWords] = useState('')
  useEffect(() => {
    if (!shown) return
    let gone = false
    void app
      .session()
      .store.provenance(itemId)
      .then(recordWords, sentenceOf)
      .then((text) => {
        if (!gone) setWords(text)
      })
    return () => {
      gone = true
    }
  }, [app, itemId, shown])
  return (
    <>
      <button type="button" className={styles.toggle} aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? 'Hide the upstream record' : 'Show the upstream record'}
      </button>
      {shown ? (
        <ScrollArea.Autosize
          mah={320}
          viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': 'The upstream record' }}
        >
          <Code block className={styles.record ?? ''}>
            {shortened(words, 20_000)}
          </Code>
        </ScrollArea.Autosize>
      ) : null}
    </>
  )
}

const recordWords = (found: Provenance | null): string =>
  found ? JSON.stringify(found.record, null, 2) : 'This item has no upstream record.'

const consensusWords = ({ count, of }: { count: number; of: number }): string =>
  `${count} of ${of} teacher answers agree`

function smallModelWords(model: NonNullable<Item['source']['smallModel']>): string {
  if (model.error !== null) return `failed: ${model.error}`
  const answers = model.answers.length > 0 ? `: ${model.answers.join(' · ')}` : ''
  return `right ${model.correct} of ${model.answers.length}${answers}`
}
