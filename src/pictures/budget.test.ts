import { expect, it } from 'vitest'
import { createBudget } from './budget.ts'

const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('lets in what fits, in the order of asking', async () => {
  const budget = createBudget(100)
  const log: string[] = []
  const first = await budget.take(60)
  const second = budget.take(50).then((back) => (log.push('second'), back))
  const third = budget.take(10).then((back) => (log.push('third'), back))
  await settled()
  expect(log).toEqual([])
  first()
  await Promise.all([second, third])
  expect(log).toEqual(['second', 'third'])
})

it('lets one in that is bigger than everything, alone', async () => {
  const budget = createBudget(100)
  const log: string[] = []
  const small = await budget.take(1)
  const big = budget.take(500).then((back) => (log.push('big'), back))
  await settled()
  expect(log).toEqual([])
  small()
  const giveBack = await big
  const next = budget.take(1).then(() => log.push('next'))
  await settled()
  expect(log).toEqual(['big'])
  giveBack()
  await next
  expect(log).toEqual(['big', 'next'])
})

it('counts what is given back once only', async () => {
  const budget = createBudget(100)
  const first = await budget.take(100)
  first()
  first()
  const held = await budget.take(100)
  const waiting = budget.take(1).then(() => 'in')
  expect(await Promise.race([waiting, settled().then(() => 'waits')])).toBe('waits')
  held()
  expect(await waiting).toBe('in')
})

it('forgets those who give up, and lets those behind them in', async () => {
  const budget = createBudget(100)
  const first = await budget.take(60)
  const controller = new AbortController()
  const big = budget.take(90, controller.signal)
  const small = budget.take(10)
  controller.abort(new Error('gave up'))
  await expect(big).rejects.toThrow('gave up')
  await small
  await expect(budget.take(1, controller.signal)).rejects.toThrow('gave up')
  first()
})
