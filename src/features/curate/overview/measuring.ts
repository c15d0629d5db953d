import type { JudgedItem } from '../../../domain/judged.ts'
import type { Project } from '../../../domain/project.ts'

/** What measuring needs of a project. */
export type MeasuredProject = Pick<Project, 'categories' | 'people'>

/** To the worker that measures agreement and times: items in batches, then what they belong to. */
export type MeasuringCall =
  | { readonly kind: 'items'; readonly judged: readonly JudgedItem[] }
  | { readonly kind: 'measure'; readonly project: MeasuredProject }
