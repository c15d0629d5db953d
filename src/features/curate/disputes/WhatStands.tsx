import type { Item } from '../../../domain/item.ts'
import { contentOf } from '../../../domain/judgement.ts'
import type { Project } from '../../../domain/project.ts'
import type { Resolution } from '../../../domain/resolution.ts'
import { sameRecord } from '../../../domain/same.ts'
import { regionWords } from './disputeWords.ts'
import { AnswerSaid, compared, quiet } from './judgementFields.tsx'
import styles from './WhatStands.module.css'

interface WhatStandsProps {
  readonly item: Item
  readonly resolution: Resolution
  readonly project: Project
}

/** The content that was accepted in the end, compared with what was given; nothing for what was rejected. */
export function WhatStands({ item, resolution: { outcome, content }, project }: WhatStandsProps) {
  if (outcome === 'reject') return null
  const given = contentOf(item)
  if (sameRecord(given, content)) return null
  const categoryName = (id: string | null): string =>
    id === null ? 'No category' : (project.categories.find((each) => each.id === id)?.name ?? id)
  return (
    <section className={styles.stands} aria-label="What stands">
      <h3>What stands</h3>
      <dl>
        <div>
          <dt>Question</dt>
          <dd dir="auto">{compared(given.question, content.question)}</dd>
        </div>
        <div>
          <dt>Answer</dt>
          <dd dir="auto">
            <AnswerSaid given={given} content={content} />
          </dd>
        </div>
        <div>
          <dt>Category</dt>
          <dd>{compared(categoryName(given.category), categoryName(content.category))}</dd>
        </div>
        <div>
          <dt>Region</dt>
          <dd>{quiet(regionWords(content.region, given.region))}</dd>
        </div>
      </dl>
    </section>
  )
}
