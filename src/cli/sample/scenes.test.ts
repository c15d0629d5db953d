import { describe, expect, it } from 'vitest'
import {
  areaOf,
  areaRatio,
  contains,
  frameOf,
  heightOf,
  intersection,
  widthOf,
} from '../../domain/geometry.ts'
import { defaultCategories, defaultReasons, defaultThresholds } from '../../domain/project.ts'
import type { Question, Scene } from './scene.ts'
import { scenes } from './scenes.ts'

interface Asked {
  readonly scene: Scene
  readonly question: Question
}
const all: readonly Asked[] = scenes.flatMap((scene) =>
  scene.questions.map((question) => ({ scene, question })),
)
const good = all.filter(({ question }) => question.flaw === null)
const flawed = all.filter(({ question }) => question.flaw !== null)
const named = (asked: readonly Asked[]): readonly string[] => asked.map(({ question }) => question.question)

describe('the scenes', () => {
  it('are nine or more pictures from 4K to 8K, each with a name of its own', () => {
    expect(scenes.length).toBeGreaterThanOrEqual(9)
    expect(new Set(scenes.map((scene) => scene.id)).size).toBe(scenes.length)
    for (const { size } of scenes) {
      expect(size.width).toBeGreaterThanOrEqual(3840)
      expect(size.width).toBeLessThanOrEqual(7680)
      expect(size.height).toBeGreaterThanOrEqual(2160)
      expect(size.height).toBeLessThanOrEqual(4320)
    }
  })
})

describe('the questions of the sample', () => {
  it('are 24 or more, each asked once', () => {
    expect(all.length).toBeGreaterThanOrEqual(24)
    expect(new Set(named(all)).size).toBe(all.length)
  })

  it('ask in all six categories, twice at least', () => {
    for (const { id } of defaultCategories) {
      expect(all.filter(({ question }) => question.category === id).length).toBeGreaterThanOrEqual(2)
    }
  })

  it('are flawed in about a quarter, in many ways, and each flaw is a reason that can be given', () => {
    expect(flawed.length / all.length).toBeGreaterThanOrEqual(0.2)
    expect(flawed.length / all.length).toBeLessThanOrEqual(0.3)
    const flaws = new Set(flawed.map(({ question }) => question.flaw))
    expect(flaws.size).toBeGreaterThanOrEqual(7)
    const codes = new Set(defaultReasons.map((reason) => reason.code))
    expect([...flaws].filter((flaw) => !codes.has(flaw ?? ''))).toEqual([])
  })

  it('are open in about a quarter and have four options otherwise', () => {
    const open = all.filter(({ question }) => question.options.length === 0)
    expect(open.length / all.length).toBeGreaterThanOrEqual(0.2)
    expect(open.length / all.length).toBeLessThanOrEqual(0.3)
    const others = all.filter(({ question }) => question.options.length > 0)
    expect(named(others.filter(({ question }) => question.options.length !== 4))).toEqual([])
    expect(named(others.filter(({ question }) => !question.options.includes(question.given)))).toEqual([])
  })

  it('begin with two good ones and a flawed one', () => {
    expect(all.slice(0, 3).map(({ question }) => question.flaw === null)).toEqual([true, true, false])
  })

  it('give the right answer where they are good, among options that differ', () => {
    expect(named(good.filter(({ question }) => question.given !== question.correct))).toEqual([])
    const alike = good.filter(
      ({ question }) =>
        new Set(question.options.map((text) => text.toLowerCase())).size < question.options.length,
    )
    expect(named(alike)).toEqual([])
  })

  it('explain themselves in a sentence', () => {
    expect(named(all.filter(({ question }) => !/^.{30,}[.]$/.test(question.explanation)))).toEqual([])
  })

  it('count eight teachers', () => {
    const odd = all.filter(
      ({ question: { agreed } }) => agreed.count + agreed.others.length !== 8 || agreed.count < 6,
    )
    expect(named(odd)).toEqual([])
  })
})

describe('the boxes of the sample', () => {
  it('lie inside one another, strictly, and inside the picture', () => {
    for (const { scene, question } of all) {
      const [b1, ...rest] = question.chain
      expect(question.chain.length).toBeGreaterThanOrEqual(2)
      let inner = b1
      for (const box of rest) {
        expect(inner && contains(box, inner) && areaOf(box) > areaOf(inner)).toBe(true)
        inner = box
      }
      expect(inner && contains(frameOf(scene.size), inner)).toBe(true)
    }
  })

  it('are whole pixels, wide enough for a zoom tool', () => {
    for (const { question } of all) {
      for (const box of [...question.chain, question.region]) {
        expect(Object.values(box).every(Number.isInteger)).toBe(true)
        expect(Math.min(widthOf(box), heightOf(box))).toBeGreaterThanOrEqual(defaultThresholds.minSide)
      }
    }
  })

  it('keep every region far under the area threshold', () => {
    for (const { scene, question } of all) {
      expect(contains(frameOf(scene.size), question.region)).toBe(true)
      expect(areaRatio(question.region, scene.size)).toBeLessThan(defaultThresholds.areaRatio / 2)
    }
  })

  it('hold the evidence in the region of every good question', () => {
    const missed = good.filter(({ question }) => {
      const [b1] = question.chain
      return !b1 || !contains(question.region, b1)
    })
    expect(named(missed)).toEqual([])
  })
})

const flawedBy = (flaw: string): readonly Question[] =>
  flawed.map(({ question }) => question).filter((question) => question.flaw === flaw)

describe('the flaws of the sample', () => {
  it('miss the evidence where the region is said to miss it', () => {
    for (const { region, chain } of flawedBy('region-misses')) {
      expect(chain[0] && intersection(region, chain[0])).toBeNull()
    }
  })

  it('show a part of the evidence where the views disagree', () => {
    for (const { region, chain, given, correct } of flawedBy('views-disagree')) {
      const [b1] = chain
      expect(b1 && intersection(region, b1)).not.toBeNull()
      expect(b1 && contains(region, b1)).toBe(false)
      expect(given).not.toBe(correct)
    }
  })

  it('give another answer than the right one where the answer is wrong', () => {
    for (const { given, correct, options } of flawedBy('wrong-answer')) {
      expect(given).not.toBe(correct)
      expect(options).toContain(correct)
    }
  })

  it('offer the same answer twice where the options are faulty', () => {
    for (const { options } of flawedBy('options-faulty')) {
      expect(new Set(options.map((text) => text.toLowerCase())).size).toBeLessThan(options.length)
    }
  })

  it('name no right answer where there is none', () => {
    for (const flaw of ['several-instances', 'unreadable', 'not-answerable']) {
      expect(flawedBy(flaw).map((question) => question.correct)).toEqual(flawedBy(flaw).map(() => ''))
    }
  })
})
