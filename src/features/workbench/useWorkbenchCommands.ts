import { useCommands } from '../../ui/commands.ts'
import type { Bench } from './bench.ts'
import { useDecisionCommands } from './decisionCommands.ts'
import { useLookCommands } from './lookCommands.ts'
import { useReasonCommands } from './reasonCommands.ts'
import { useViewCommands } from './viewCommands.ts'

/** Everything that can be done to the item in sight, as commands. */
export function useWorkbenchCommands(bench: Bench): void {
  // First, so that answers and reasons keep the keys they share with it.
  useCommands(useLookCommands(bench))
  useCommands(useDecisionCommands(bench))
  useCommands(useViewCommands(bench))
  useCommands(useReasonCommands(bench))
}
