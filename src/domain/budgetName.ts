import type { Budget } from './preview.ts'

const fourK = 3840
const grouped = new Intl.NumberFormat('en-GB')

/** A budget in a few words: `Native`, `1,024 tokens`, `448 px`, `4K`. */
export function budgetName(budget: Budget): string {
  switch (budget.kind) {
    case 'native':
      return 'Native'
    case 'tokens':
      return `${grouped.format(budget.tokens)} ${budget.tokens === 1 ? 'token' : 'tokens'}`
    case 'side':
      return budget.side === fourK ? '4K' : `${grouped.format(budget.side)} px`
  }
}
