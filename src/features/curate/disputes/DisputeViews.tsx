import { useMemo, useState, type ReactNode } from 'react'
import type { Outline } from '../../../canvas/OverlaidStage.tsx'
import { FittedStage } from '../../../canvas/FittedStage.tsx'
import type { Level } from '../../../canvas/level.ts'
import { frameOf, type Rect } from '../../../domain/geometry.ts'
import type { Item } from '../../../domain/item.ts'
import type { Picture } from '../../../domain/picture.ts'
import { useHanging } from '../../../state/useApp.ts'
import { useCommands, useHeldKey } from '../../../ui/commands.ts'
import styles from './DisputeViews.module.css'
import { LineSample } from './LineSample.tsx'
import { outlinesOf, regionalPart, type Voice } from './outlines.ts'

interface DisputeViewsProps {
  readonly item: Item
  readonly picture: Picture
  readonly voices: readonly Voice[]
  readonly called: (voice: Voice) => string
}

const noLevels: readonly Level[] = []
const nothing: readonly never[] = []

/** The whole picture and the region, with what each annotator drew on them. */
export function DisputeViews({ item, picture, voices, called }: DisputeViewsProps) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const [closer, setCloser] = useState(false)
  const away = useHeldKey('KeyH')
  const part = useMemo(() => regionalPart(item, voices, picture), [item, voices, picture])
  const outlines = useMemo(
    () =>
      outlinesOf(
        item,
        voices.filter(({ letter }) => !hidden.has(letter)),
      ),
    [item, voices, hidden],
  )
  useCommands(
    useMemo(
      () => [
        {
          id: 'dispute.closer',
          label: 'Zoom to the evidence, or back to the whole picture',
          group: 'Look',
          keys: ['KeyZ'],
          enabled: part !== null,
          run: () => setCloser((now) => !now),
        },
      ],
      [part],
    ),
  )
  const drawn = away ? nothing : outlines
  const toggle = (letter: string) => {
    const next = new Set(hidden)
    if (!next.delete(letter)) next.add(letter)
    setHidden(next)
  }
  return (
    <div className={styles.views}>
      <View
        title="Global view"
        detail={
          picture.sha256 === null ? picture.name : `${picture.name} · ${picture.width} × ${picture.height} px`
        }
        actions={
          <span className={styles.legend} role="group" aria-label="Whose boxes are shown">
            {voices.map((voice) => (
              <button
                key={voice.letter}
                type="button"
                className={styles.voice}
                aria-pressed={!hidden.has(voice.letter)}
                aria-label={`Show what ${called(voice)} drew`}
                onClick={() => toggle(voice.letter)}
              >
                <LineSample look={voice.look} />
                {voice.letter}
              </button>
            ))}
          </span>
        }
      >
        <Pictured
          label={`Whole picture ${picture.name} with the regions and boxes of ${voices.length} annotators`}
          picture={picture}
          outlines={drawn}
          frame={frameOf(picture)}
          closer={closer ? part : null}
        />
      </View>
      <View title="Regional view" detail={part ? 'all regions, with context around them' : ''}>
        {part ? (
          <Pictured
            label={`The evidence in ${picture.name}, with the regions and boxes of ${voices.length} annotators`}
            picture={picture}
            outlines={drawn}
            frame={part}
            closer={null}
          />
        ) : (
          <p className={styles.message}>Nobody has given a region or drawn a box.</p>
        )}
      </View>
    </div>
  )
}

function View(props: {
  readonly title: string
  readonly detail: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className={styles.view} aria-label={props.title}>
      <header className={styles.head}>
        <h3>{props.title}</h3>
        <span className={styles.detail}>{props.detail}</span>
        {props.actions}
      </header>
      <div className={styles.well}>{props.children}</div>
    </section>
  )
}

interface PicturedProps {
  readonly label: string
  readonly picture: Picture
  readonly outlines: readonly Outline[]
  readonly frame: Rect
  /** What is shown close up instead of the whole frame. */
  readonly closer: Rect | null
}

/** A picture as far as it is decoded; a sentence where it is missing, or cannot be shown. */
function Pictured({ picture, ...shown }: PicturedProps) {
  const hanging = useHanging(picture.id)
  // Without pixels nobody knows its size, and nothing can be fitted.
  if (picture.sha256 === null) {
    return <p className={styles.message}>The picture {picture.name} is missing; import it to see it here.</p>
  }
  if (hanging?.kind === 'failed') return <p className={styles.message}>{hanging.sentence}</p>
  const levels = hanging?.kind === 'ready' ? hanging.open.levels : noLevels
  return <FittedStage {...shown} picture={picture} levels={levels} aim={shown.closer} />
}
