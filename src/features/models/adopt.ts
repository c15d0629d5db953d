import type { ModelSpec, Models } from '../../state/models.ts'

/** Puts a model on the list and takes it for what it does: whoever adds one wants to use it. */
export function adopt(models: Models, spec: ModelSpec): void {
  models.add(spec)
  if (spec.kind === 'segmenter') models.chooseSegmenter(spec.id)
  else models.choose(spec.id)
}
