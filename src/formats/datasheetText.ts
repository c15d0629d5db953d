import type { Project } from '../domain/project.ts'
import type { Preference } from '../domain/selectionPlan.ts'
import type { DatasheetFacts, Spread } from './datasheetFacts.ts'
import { labelling } from './datasheetLabelling.ts'
import { counted, countOf, fixed, inMarkdown, markdownList, markdownTable, percent } from './markdownText.ts'
import { program } from './program.ts'
import type { ExportSelection } from './exportSelection.ts'
import type { CropPolicy, ExportOptions, PicturePolicy } from './target.ts'

/**
 * `DATASHEET.md`, after the questions of Gebru et al. 2021, “Datasheets for Datasets”, CACM 64(12). What nobody told the
 * project is “not recorded”; every number was counted.
 */
export function datasheetText(project: Project, facts: DatasheetFacts, options: ExportOptions): string {
  const { card } = options
  const parts = [
    `# Datasheet: ${inMarkdown(card.title) || inMarkdown(project.name)}`,
    `Version ${inMarkdown(card.version) || 'not recorded'}, as of ${dayOf(options.modifiedAt)}, written by ${program.name} ${program.version} from the project “${inMarkdown(project.name)}”.`,
    '## Motivation',
    ...motivation(options),
    '## Composition',
    ...composition(facts),
    '## Collection',
    ...collection(facts),
    '## Labelling',
    ...labelling(project, facts),
    '## Preprocessing and cleaning',
    ...preprocessing(facts, options),
    '## Uses',
    ...uses(facts),
    '## Distribution',
    ...distribution(options),
    '## Maintenance',
    ...maintenance(options),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const motivation = ({ card }: ExportOptions): readonly string[] => [
  inMarkdown(card.description) || 'What the dataset was made for is not recorded.',
  card.authors.length > 0
    ? `Made by ${card.authors.map(inMarkdown).join(', ')}.`
    : 'Who made it is not recorded.',
  'Who paid for it is not recorded.',
]

function composition(facts: DatasheetFacts): readonly string[] {
  const { items, multipleChoice, open, categories, pictures, regions, boxed } = facts
  return [
    `${countOf(items, 'item')}, each a question with its answer on one picture: ${counted(multipleChoice)} multiple choice and ${counted(open)} open.`,
    categories.length === 0
      ? ''
      : markdownTable(
          ['Category', 'Multiple choice', 'Open', 'All'],
          categories.map((line) => [
            inMarkdown(line.name),
            counted(line.multipleChoice),
            counted(line.open),
            counted(line.multipleChoice + line.open),
          ]),
        ),
    pictures.count === 0
      ? ''
      : `${countOf(pictures.count, 'picture')} of ${fixed(pictures.bytes / 1e6, 1)} MB in all (${pictures.types.map(({ type, count }) => `${inMarkdown(type)}: ${counted(count)}`).join(', ')}).`,
    spreadTable([
      ['Megapixels of a picture', pictures.megapixels, (value) => fixed(value, 2)],
      ['Longer side in pixels', pictures.longestSide, counted],
      ['Share of the picture that the region covers', regions, percent],
    ]),
    boxed.items === 0
      ? 'No item has nested boxes.'
      : `${countOf(boxed.items, 'item has', 'items have')} nested boxes, ${counted(boxed.boxes)} in all.`,
    'Whether the pictures show people, and whether anything in them is confidential or offensive, is not recorded.',
  ]
}

function spreadTable(
  lines: readonly (readonly [string, Spread | null, (value: number) => string])[],
): string {
  const known = lines.flatMap(([name, spread, text]) =>
    spread ? [[name, text(spread.least), text(spread.median), text(spread.most)]] : [],
  )
  return known.length === 0 ? '' : markdownTable(['', 'Least', 'Median', 'Most'], known)
}

function collection(facts: DatasheetFacts): readonly string[] {
  const { sources, consensus, given, items, held, judged, selection } = facts
  return [
    sources.length === 0
      ? 'Where the items came from is not recorded.'
      : markdownTable(
          ['Read as', 'Files', 'Items'],
          sources.map((line) => [inMarkdown(line.format), counted(line.files), counted(line.items)]),
        ),
    'Where the pictures came from, by whom they were taken and under which licences is not recorded.',
    consensus.spread
      ? `${countOf(consensus.items, 'item')} came with answers of teacher models; the share of those that agreed is between ${percent(consensus.spread.least)} and ${percent(consensus.spread.most)}, in the median ${percent(consensus.spread.median)}.`
      : 'No item came with a record of what teacher models answered.',
    `Of ${countOf(given, 'item')} that were given, ${counted(items)} are in the dataset.`,
    markdownList([...held].map(([code, count]) => `${code.replaceAll('-', ' ')}: ${counted(count)}`)),
    selection ? selectionWords(selection) : '',
    judged
      ? `They were judged between ${dayOf(judged.first)} and ${dayOf(judged.last)}.`
      : 'When they were judged is not recorded.',
  ]
}

const preferenceWords: Readonly<Record<Preference, string>> = {
  agreed: 'those on which more annotators agree',
  hard: 'harder ones',
  small: 'those with smaller regions',
}

function selectionWords({ plan, modelId }: ExportSelection): string {
  const wanted = plan.categories
    .map(
      ({ category, count }) =>
        `${counted(count)} of ${category === null ? 'no category' : inMarkdown(category)}`,
    )
    .join(', ')
  const parts = [
    `They were selected from the accepted ones by a plan with the seed ${plan.seed}: at most ${wanted}`,
    plan.kinds ? `; ${counted(plan.kinds.choice)} multiple choice and ${counted(plan.kinds.open)} open` : '',
    plan.perPicture === null ? '' : `; ${counted(plan.perPicture)} of one picture`,
    plan.oneOfDuplicates ? '; one of duplicates' : '',
    plan.prefer.length === 0
      ? ''
      : `; preferred were ${plan.prefer.map((each) => preferenceWords[each]).join(', then ')}`,
    modelId === null ? '' : `, as the answers of ${inMarkdown(modelId)} say among others`,
  ]
  return `${parts.join('')}. The manifest says of each accepted item why it was taken or not.`
}

const pictureWords: Readonly<Record<PicturePolicy, string>> = {
  original:
    'Pictures are the original bytes where those are upright RGB JPEG or PNG files of 8 bits, else PNG',
  png: 'Pictures are PNG',
  jpeg: 'Pictures are JPEG of quality 95',
}

function cropWords(crops: CropPolicy): string {
  if (crops.kind === 'exact') return 'Crops show the region as it is'
  return crops.kind === 'double'
    ? 'Crops show the region enlarged twofold'
    : `Crops show the region with ${percent(crops.share)} of its sides as a margin`
}

function preprocessing(
  { pictures }: DatasheetFacts,
  { pictures: policy, crops, shuffle, split }: ExportOptions,
): readonly string[] {
  return [
    `Every picture was turned upright before any box was drawn; of ${countOf(pictures.oriented, 'picture')} whose file states an orientation, ${counted(pictures.turned)} had to be turned.`,
    `${pictureWords[policy]}. ${cropWords(crops)}. Coordinates are whole pixels, rounded outward.`,
    shuffle
      ? `Options were put in another order with the seed ${shuffle.seed}, so that the right letters are as even as can be.`
      : 'Options are in the order in which they were given or revised.',
    split
      ? `${percent(split.train)} of the items were set apart for training with the seed ${split.seed}, so that no picture nor a near duplicate stands on both sides; this sheet describes both.`
      : 'The items were not split.',
    'The records as they came are kept in the project.',
  ]
}

const uses = ({ measured }: DatasheetFacts): readonly string[] => [
  'Meant for measuring how well models answer questions about small details of large pictures, from the whole picture and from the region.',
  measured.accuracy.gap.overall
    ? 'The accuracy of people above is a reference for both views.'
    : 'No accuracy of people is recorded that models could be compared with.',
  'What it has been used for already, and what it should not be used for, is not recorded.',
]

const distribution = ({ card }: ExportOptions): readonly string[] => [
  card.licence.trim() === ''
    ? 'The licence is not recorded.'
    : `The dataset is given out under ${inMarkdown(card.licence)}. The pictures may have licences of their own, which are not recorded.`,
  card.language.trim() === ''
    ? 'The language of the questions is not recorded.'
    : `Language of the questions: ${inMarkdown(card.language)}.`,
]

const maintenance = ({ card }: ExportOptions): readonly string[] => [
  card.homepage.trim() === ''
    ? 'Who looks after the dataset, and where, is not recorded.'
    : `Its home is ${inMarkdown(card.homepage)}.`,
  'Whether it will be updated, and for how long older versions stay, is not recorded.',
]

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
