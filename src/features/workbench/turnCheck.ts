import { setCheck } from '../../domain/edits.ts'
import { impliedChecks, type CheckName, type Judgement } from '../../domain/judgement.ts'

/**
 * The judgement after a check was pressed: not said → no → yes → not said. "No" comes first, for accepting says yes to
 * whatever was not said; on an accepted item that no is refused with a sentence.
 */
export function turnCheck(judgement: Judgement, name: CheckName): Judgement {
  const seen = impliedChecks(judgement)[name]
  if (seen !== true) return setCheck(judgement, name, seen === false)
  return setCheck(judgement, name, judgement.decision === 'accept' ? false : null)
}
