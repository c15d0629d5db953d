/** How a level looks: a colour and a dash, so that no level is told from the next by colour alone. */
export interface LevelLook {
  readonly colour: string
  /** Lengths of line and gap in screen pixels; empty for a whole line. */
  readonly dash: readonly number[]
}

/** From b1 outward. Light colours, each readable under dark text and bright on a dark halo. */
const looks: readonly LevelLook[] = [
  { colour: '#ffb224', dash: [] },
  { colour: '#4fd1ff', dash: [14, 4] },
  { colour: '#ff8ad0', dash: [8, 5] },
  { colour: '#a8e05f', dash: [14, 4, 3, 4] },
  { colour: '#c3a6ff', dash: [4, 3] },
  { colour: '#ff9468', dash: [14, 4, 3, 4, 3, 4] },
]

const plain: LevelLook = { colour: '#ffffff', dash: [] }

/** The look of a level, counted from 1 for b1; after the last it starts anew. */
export const lookOf = (level: number): LevelLook => looks[(Math.max(1, level) - 1) % looks.length] ?? plain

/** Colours that are the same on every picture and in both themes. */
export const ink = {
  ghostTag: { back: '#3a3d45', text: '#f2f4f8' },
  halo: 'rgba(8, 9, 12, 0.68)',
  text: '#14161a',
  handle: '#ffffff',
  ghost: '#e6e9ef',
  probe: '#ffffff',
  drawn: '#ffffff',
  point: '#2b5fd9',
  guide: '#ff5fd2',
  blocker: '#ff6b5e',
  marquee: 'rgba(143, 180, 255, 0.16)',
  marqueeLine: '#8fb4ff',
  cell: 'rgba(143, 180, 255, 0.14)',
  cellLine: 'rgba(222, 232, 255, 0.8)',
} as const
