import * as fc from 'fast-check'
import type { Item, Provenance } from '../domain/item.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { Picture } from '../domain/picture.ts'
import type { Project } from '../domain/project.ts'
import type { Resolution } from '../domain/resolution.ts'
import {
  anyItem,
  anyJson,
  anyJudgement,
  anyPicture,
  anyProject,
  anyResolution,
  orNull,
  soundContent,
} from './arbitraries.test-data.ts'
import type { Candidate } from './held.ts'

/** Accepted items on a few pictures, as they come to an export; some of them ask the same. */
export const soundExport: fc.Arbitrary<readonly Candidate[]> = fc
  .uniqueArray(anyPicture, { minLength: 1, maxLength: 3, selector: (picture) => picture.id })
  .chain((pictures) =>
    fc.array(
      fc.constantFrom(...pictures).chain((picture) =>
        fc.record({
          picture: fc.constant({ ...picture, sha256: picture.sha256 ?? 'f'.repeat(64) }),
          item: anyItem,
          content: soundContent(picture),
        }),
      ),
      { maxLength: 6 },
    ),
  )
  .map((parts) =>
    parts.map(({ picture, item, content }, order) => {
      const id = `${item.id}-${order}`
      const resolution = {
        itemId: id,
        outcome: 'accept' as const,
        content,
        by: ['ann'],
        checks: 4,
        at: 1,
        adjudicator: null,
        reasons: [],
      }
      return { item: { ...item, id, order }, picture, resolution, judgements: [] }
    }),
  )

export interface WholeParts {
  readonly project: Project
  readonly pictures: readonly Picture[]
  readonly items: readonly Item[]
  readonly judgements: readonly Judgement[]
  readonly resolutions: readonly Resolution[]
  readonly provenance: readonly Provenance[]
}

/** A project with all that is in it, without the bytes of pictures; about half the items have a provenance. */
export const anyWholeProject: fc.Arbitrary<WholeParts> = fc
  .record({
    project: anyProject,
    pictures: fc.array(anyPicture, { maxLength: 3 }),
    items: fc.uniqueArray(anyItem, { maxLength: 4, selector: (item) => item.id }),
    judgements: fc.array(anyJudgement, { maxLength: 4 }),
    resolutions: fc.array(anyResolution, { maxLength: 3 }),
    records: fc.array(orNull(anyJson), { minLength: 4, maxLength: 4 }),
  })
  .map(({ records, ...parts }) => ({
    ...parts,
    provenance: parts.items.flatMap((item, index) =>
      index % 2 === 0 ? [{ itemId: item.id, record: records[index] ?? null }] : [],
    ),
  }))
