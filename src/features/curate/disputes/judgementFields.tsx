import {
  IconCheck,
  IconFlag,
  IconMinus,
  IconPlayerSkipForward,
  IconX,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { reasonNames } from '../../../domain/adjudication.ts'
import {
  checksInDispute,
  speaks,
  vouches,
  type Dispute,
  type DisputeAbout,
} from '../../../domain/disputes.ts'
import { indexOfLetter, isMultipleChoice, letterAt, type Content } from '../../../domain/item.ts'
import {
  checkNames,
  contentOf,
  impliedChecks,
  type CheckName,
  type Decision,
  type Judgement,
} from '../../../domain/judgement.ts'
import type { Project } from '../../../domain/project.ts'
import { shortened } from '../../../ui/longText.ts'
import { TextDiff } from '../../../ui/TextDiff.tsx'
import { boxWords, checkWords, regionWords, timeWords } from './disputeWords.ts'
import styles from './JudgementCards.module.css'
import type { Voice } from './outlines.ts'

/** One line of the cards. */
export interface Field {
  readonly name: string
  /** Whether what this one said is in dispute; false for whoever said nothing about it. */
  readonly differs: (voice: Voice) => boolean
  readonly value: (voice: Voice) => ReactNode
}

/** The lines that the cards have in common: what somebody said something about. */
export function fieldsFor(dispute: Dispute, project: Project, voices: readonly Voice[]): readonly Field[] {
  const { item, about } = dispute
  const given = contentOf(item)
  const judgements = voices.map(({ judgement }) => judgement)
  const anybody = (says: (judgement: Judgement) => boolean): boolean => judgements.some(says)
  const own = ({ judgement }: Voice): Content => contentOf(item, judgement.revision)
  const isDisputed = (...names: readonly DisputeAbout[]): boolean =>
    names.some((name) => about.includes(name))
  const contentDiffers = (...names: readonly DisputeAbout[]): Field['differs'] =>
    isDisputed(...names) ? ({ judgement }) => vouches(judgement) : never
  const categoryName = (id: string | null): string =>
    id === null ? 'No category' : (project.categories.find((each) => each.id === id)?.name ?? id)
  const disputed = checksInDispute(judgements)

  const fields: readonly (Field & { readonly isSaid: boolean })[] = [
    {
      name: 'Decision',
      isSaid: true,
      differs: isDisputed('decision') ? ({ judgement }) => speaks(judgement) : never,
      value: ({ judgement }) => <DecisionWords decision={judgement.decision} />,
    },
    {
      name: 'Reasons',
      isSaid: anybody(({ reasons }) => reasons.length > 0),
      differs: never,
      value: ({ judgement }) =>
        judgement.reasons.length > 0 ? reasonNames(judgement.reasons, project).join(', ') : quiet('None'),
    },
    {
      name: 'Question',
      isSaid: true,
      differs: contentDiffers('question'),
      value: (voice) => compared(given.question, own(voice).question),
    },
    {
      name: isMultipleChoice(given) ? 'Options and answer' : 'Answer',
      isSaid: true,
      differs: contentDiffers('answer', 'options'),
      value: (voice) => <AnswerSaid given={given} content={own(voice)} />,
    },
    {
      name: 'Category',
      isSaid: true,
      differs: contentDiffers('category'),
      value: (voice) => {
        const { category } = own(voice)
        return category === given.category ? quiet(categoryName(category)) : categoryName(category)
      },
    },
    {
      name: 'Region',
      isSaid: isDisputed('region') || anybody(({ revision }) => revision.region !== undefined),
      differs: contentDiffers('region'),
      value: (voice) => {
        const words = regionWords(own(voice).region, given.region)
        return words === 'As given' ? quiet(words) : words
      },
    },
    {
      name: 'Checks',
      isSaid: anybody((judgement) => Object.values(impliedChecks(judgement)).some((check) => check !== null)),
      differs: ({ judgement }) => disputed.some((name) => impliedChecks(judgement)[name] !== null),
      value: ({ judgement }) => <ChecksSaid judgement={judgement} disputed={disputed} />,
    },
    {
      name: 'Boxes',
      isSaid: anybody(({ boxes }) => boxes.length > 0),
      differs: isDisputed('boxes') ? ({ judgement }) => judgement.boxes.length > 0 : never,
      value: ({ judgement }) =>
        judgement.boxes.length > 0 ? boxWords(judgement.boxes) : quiet(boxWords(judgement.boxes)),
    },
    {
      name: 'Difficulty',
      isSaid: anybody(({ difficulty }) => difficulty !== null),
      differs: never,
      value: ({ judgement: { difficulty } }) =>
        difficulty === null ? quiet('Not said') : `${difficulty} of 5`,
    },
    {
      name: 'Note',
      isSaid: anybody(({ note }) => note !== ''),
      differs: never,
      value: ({ judgement: { note } }) => (note === '' ? quiet('None') : note.slice(0, 2000)),
    },
    {
      name: 'Own answer before',
      isSaid: anybody(({ blindAnswers }) => blindAnswers.length > 0),
      differs: never,
      value: ({ judgement: { blindAnswers } }) =>
        blindAnswers.length === 0
          ? quiet('None')
          : blindAnswers
              .map(({ view, answer }) => `${view}: ${answer === '' ? 'cannot tell' : answer}`)
              .join(' · '),
    },
    {
      name: 'Time',
      isSaid: anybody(({ activeMs }) => activeMs > 0),
      differs: never,
      value: ({ judgement }) => quiet(timeWords(judgement)),
    },
  ]
  const said = fields.filter(({ isSaid }) => isSaid)
  // What is in dispute is seen without scrolling; the decision and why come before everything else.
  const [first, rest] = [said.filter(isFirst), said.filter((field) => !isFirst(field))]
  const inDispute = rest.filter(({ differs }) => voices.some(differs))
  return [...first, ...inDispute, ...rest.filter((field) => !inDispute.includes(field))]
}

const isFirst = ({ name }: Field): boolean => name === 'Decision' || name === 'Reasons'

const never = (): boolean => false

export const quiet = (text: string): ReactNode => <span className={styles.quiet}>{text}</span>

export const compared = (given: string, own: string): ReactNode =>
  own === given ? quiet('As given') : <TextDiff before={given} after={own} />

const decisionSigns: Readonly<
  Record<
    Decision,
    { readonly words: string; readonly sign: ComponentType<IconProps>; readonly colour: string }
  >
> = {
  accept: { words: 'Accepted', sign: IconCheck, colour: 'var(--yes)' },
  reject: { words: 'Rejected', sign: IconX, colour: 'var(--no)' },
  flag: { words: 'Flagged', sign: IconFlag, colour: 'var(--warn)' },
  skip: { words: 'Skipped', sign: IconPlayerSkipForward, colour: 'var(--skip)' },
}

function DecisionWords({ decision }: { readonly decision: Decision | null }) {
  if (decision === null) return quiet('Not decided')
  const { words, sign: Sign, colour } = decisionSigns[decision]
  return (
    <span className={styles.decision}>
      <Sign size={14} stroke={2.25} color={colour} aria-hidden /> {words}
    </span>
  )
}

/** The options with the right one marked, each compared with the one given in its place. */
export function AnswerSaid({ given, content }: { readonly given: Content; readonly content: Content }) {
  if (!isMultipleChoice(content)) {
    return isMultipleChoice(given) ? (
      <>Open: {shortened(content.answerText)}</>
    ) : (
      compared(given.answerText, content.answerText)
    )
  }
  const right = indexOfLetter(content.answerLetter)
  return (
    <ol className={styles.options}>
      {content.options.map((option, place) => {
        const before = given.options[place]
        const letter = letterAt(place)
        const isRight = place === right
        return (
          <li key={letter} data-right={isRight}>
            <span className={styles.optionLetter}>{letter}</span>
            <span>
              {before === option ? shortened(option) : <TextDiff before={before ?? ''} after={option} />}
              {isRight ? (
                <span className={styles.right}>answer{isMoved(given, content) ? ', changed' : ''}</span>
              ) : null}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** Whether another option is right than the one that was given as such. */
const isMoved = (given: Content, content: Content): boolean => {
  const before = given.options[indexOfLetter(given.answerLetter)] ?? given.answerText
  return before !== content.options[indexOfLetter(content.answerLetter)]
}

const checkSigns = { yes: IconCheck, no: IconX, 'not said': IconMinus } as const

function ChecksSaid(props: { readonly judgement: Judgement; readonly disputed: readonly CheckName[] }) {
  const checks = impliedChecks(props.judgement)
  return (
    <ul className={styles.checks}>
      {checkNames.map((name) => {
        const said = checks[name] === null ? 'not said' : checks[name] ? 'yes' : 'no'
        const Sign = checkSigns[said]
        return (
          <li key={name} data-said={said} data-differs={props.disputed.includes(name)}>
            <Sign size={13} stroke={2.25} aria-hidden />
            <span>
              {checkWords[name]}: {said}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
