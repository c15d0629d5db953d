import type { Project } from '../../../domain/project.ts'

/** What measuring needs of a project. */
export type MeasuredProject = Pick<Project, 'categories' | 'people'>
