import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import type { Level } from '../../../canvas/level.ts'
import { CropCanvas } from '../../../canvas/CropCanvas.tsx'
import { heightOf, widthOf, type Rect, type Size } from '../../../domain/geometry.ts'
import { budgets, modelFamilies } from '../../../domain/modelViews.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { sizeText } from './boxWords.ts'
import { cropOf, cropView, fitted, scaleText, type Subject } from './cropViews.ts'
import styles from './CropPreview.module.css'

interface CropPreviewProps {
  readonly picture: Size
  /** Decoded levels, largest first; empty while the picture is being opened. */
  readonly levels: readonly Level[]
  /** The selected box, or where it is dragged to. */
  readonly rect: Rect | null
}

/** No crop is shown higher than this, in CSS pixels. */
const highest = 220

const isSubject = (value: string): value is Subject => value === 'picture' || value === 'crop'

/** The crop as people see it, and as a model does. */
export function CropPreview({ picture, levels, rect }: CropPreviewProps) {
  const { ref, width } = useElementSize()
  const crop = rect && cropOf(rect, picture)
  const message = !crop
    ? 'Select a box to see its crop.'
    : levels.length === 0
      ? 'The picture is still being opened.'
      : null
  return (
    <section className={styles.preview} aria-label="Crop">
      <div ref={ref} className={styles.ruler} />
      {message !== null ? <p className={styles.none}>{message}</p> : null}
      {rect && crop && message === null && width > 0 ? (
        <Crops picture={picture} levels={levels} rect={rect} crop={crop} width={width} />
      ) : null}
    </section>
  )
}

interface CropsProps {
  readonly picture: Size
  readonly levels: readonly Level[]
  readonly rect: Rect
  readonly crop: Rect
  /** CSS pixels that there are from side to side. */
  readonly width: number
}

function Crops({ picture, levels, rect, crop, width }: CropsProps) {
  const [familyId, setFamilyId] = useState(modelFamilies[0]?.id ?? '')
  const [budget, setBudget] = useState(budgets[0] ?? 0)
  const [subject, setSubject] = useState<Subject>('picture')
  const family = modelFamilies.find(({ id }) => id === familyId) ?? modelFamilies[0]
  const view = family ? cropView(rect, picture, family, budget, subject) : null

  const room = { width, height: highest }
  const plain = fitted({ width: widthOf(crop), height: heightOf(crop) }, 2, room)
  // What the model sees is shown as large as the crop, so that the two can be compared; a stretched one fits into that.
  const seen = view && fitted(view.pixels, Infinity, plain.size)
  return (
    <>
      <div className={styles.choices}>
        <NativeSelect
          size="xs"
          rightSectionWidth={20}
          aria-label="Model"
          value={familyId}
          data={modelFamilies.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setFamilyId(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          rightSectionWidth={20}
          aria-label="Budget of visual tokens"
          value={String(budget)}
          data={budgets.map((each) => ({ value: String(each), label: numberText(each) }))}
          onChange={(event) => setBudget(Number(event.currentTarget.value))}
        />
        <SegmentedControl
          size="xs"
          aria-label="What the model is given"
          value={subject}
          data={[
            { value: 'picture', label: 'Whole' },
            { value: 'crop', label: 'Crop' },
          ]}
          onChange={(value) => {
            if (isSubject(value)) setSubject(value)
          }}
        />
      </div>
      <div className={styles.crops}>
        <figure className={styles.crop}>
          <CropCanvas
            levels={levels}
            picture={picture}
            rect={crop}
            pixels={{ width: Infinity, height: Infinity }}
            shown={plain.size}
            label={`The crop, ${sizeText(crop)} pixels, at ${scaleText(plain.scale)}`}
            className={styles.pixels ?? ''}
          />
          <figcaption>
            {scaleText(plain.scale)} · {sizeText(crop)} px
          </figcaption>
        </figure>
        {view && seen && family ? (
          <figure className={styles.crop}>
            <CropCanvas
              levels={levels}
              picture={picture}
              rect={view.rect}
              pixels={view.pixels}
              shown={seen.size}
              label={`The box as ${family.name} gets it, ${view.pixels.width} by ${view.pixels.height} pixels`}
              className={styles.pixels ?? ''}
            />
            <figcaption title="Resized by the browser, so single pixels may differ a little from the model’s own">
              {view.pixels.width} × {view.pixels.height} px
              {subject === 'picture' ? ` of ${view.resized.width} × ${view.resized.height}` : ''} ·{' '}
              {countText(view.tokens, 'token')}
            </figcaption>
          </figure>
        ) : null}
      </div>
      {view ? null : (
        <p className={styles.none}>
          {family?.name} refuses {subject === 'crop' ? 'this crop' : 'this picture'}: its sides are more than
          200 to 1 apart.
        </p>
      )}
    </>
  )
}
