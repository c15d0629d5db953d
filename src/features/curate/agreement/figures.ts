import { agreementOf, type Agreement } from '../../../domain/agreement.ts'
import { humanAccuracy, type HumanAccuracy } from '../../../domain/humanGap.ts'
import type { JudgedItem } from '../../../domain/judged.ts'
import { orderEffects, type OrderEffects } from '../../../domain/orderEffects.ts'
import { pairAgreements, type PairAgreement } from '../../../domain/pairAgreement.ts'
import type { Project } from '../../../domain/project.ts'
import { projectionOf, type Projection } from '../../../domain/projection.ts'
import { throughputOf, type Throughput } from '../../../domain/throughput.ts'

/** Everything that is measured about judgements, and what it leaves to do. */
export interface Figures {
  readonly agreement: Agreement
  /** About the decision. */
  readonly pairs: readonly PairAgreement[]
  readonly accuracy: HumanAccuracy
  readonly order: OrderEffects
  readonly throughput: Throughput
  readonly projection: Projection
}

/** What the figures need of a project. */
export type FiguresProject = Pick<Project, 'categories' | 'policy'>

/** What the worker is asked; `at` is now, in milliseconds. */
export interface FiguresQuestion {
  readonly project: FiguresProject
  readonly at: number
}

export const figuresOf = (project: FiguresProject, judged: readonly JudgedItem[], at: number): Figures => ({
  agreement: agreementOf(project, judged),
  pairs: pairAgreements(project, judged),
  accuracy: humanAccuracy(judged),
  order: orderEffects(judged),
  throughput: throughputOf(judged),
  projection: projectionOf(judged, project.policy, at),
})
