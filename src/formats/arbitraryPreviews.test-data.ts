import * as fc from 'fast-check'
import { codeCutoffs, paperCutoffs } from '../domain/consensus.ts'
import type { ShownPreview } from '../domain/judgement.ts'
import { views } from '../domain/preview.ts'
import type { PreviewPolicy } from '../domain/project.ts'

/** What projects and judgements hold about models, for property tests. */

export const anyShownPreviews: fc.Arbitrary<readonly ShownPreview[]> = fc.array(
  fc.record({
    modelId: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    budget: fc.constantFrom('native', 'tokens-1024', 'side-448'),
    view: fc.constantFrom(...views),
  }),
  { maxLength: 2 },
)

export const anyPreviewPolicy: fc.Arbitrary<PreviewPolicy> = fc.record({
  shown: fc.constantFrom('after-deciding' as const, 'always' as const),
  schedule: fc.array(fc.integer({ min: 1, max: 8192 }), { maxLength: 4 }),
  cutoffs: fc.constantFrom(codeCutoffs, paperCutoffs),
})
