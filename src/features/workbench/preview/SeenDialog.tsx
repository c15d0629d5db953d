import { Checkbox, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Pane } from '../../../canvas/Pane.tsx'
import { heightOf, widthOf, type Rect, type Size } from '../../../domain/geometry.ts'
import type { Preview, View } from '../../../domain/preview.ts'
import type { SaliencyCoverage } from '../../../domain/saliencyCoverage.ts'
import { viewNames } from '../../../domain/viewNames.ts'
import { FramedDialog } from '../../../ui/FramedDialog.tsx'
import { shortened } from '../../../ui/longText.ts'
import { aroundRegion, fitInto } from './heat.ts'
import { costWords, shareWords, sizeWords } from './previewWords.ts'
import styles from './SeenDialog.module.css'
import { SeenPixels } from './SeenPixels.tsx'
import { textRects, type SeenView } from './seenView.ts'

interface SeenDialogProps {
  readonly view: View
  readonly preview: Preview
  readonly seen: SeenView
  readonly coverage: SaliencyCoverage | null
  readonly onClose: () => void
}

type Frame = 'whole' | 'evidence'
const isFrame = (value: string): value is Frame => value === 'whole' || value === 'evidence'

/** What the model saw, as large as the window allows: every one of its pixels can be told from the next. */
export function SeenDialog({ view, preview, seen, coverage, onClose }: SeenDialogProps) {
  const { outline } = seen
  const { size, bitmap } = seen.seen
  const [frame, setFrame] = useState<Frame>('whole')
  const [heat, setHeat] = useState(true)
  const [edges, setEdges] = useState(true)
  const [texts, setTexts] = useState(true)
  const part = frame === 'evidence' && outline ? aroundRegion(outline, size) : null
  const rects = textRects(preview.textBoxes, seen.seen)
  return (
    <FramedDialog
      title={`What the model saw: ${viewNames[view].toLowerCase()} view`}
      size={1200}
      onClose={onClose}
      className={styles.dialog}
    >
      <div className={styles.body}>
        <div className={styles.well}>
          <Pane>
            {(pane) => (
              <span className={styles.centred}>
                <SeenPixels
                  seen={seen.seen}
                  shown={fitInto(part ? sizeOf(part) : size, pane)}
                  part={part}
                  label={`What the model saw, ${size.width} by ${size.height} pixels${part ? `, ${widthOf(part)} by ${heightOf(part)} of them around the region` : ''}`}
                  saliency={heat && view === 'global' ? preview.saliency : null}
                  outline={edges ? outline : null}
                  boxes={texts ? rects : []}
                />
              </span>
            )}
          </Pane>
        </div>
        <aside className={styles.side}>
          {outline ? (
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label="What is shown"
              value={frame}
              data={[
                { value: 'whole', label: 'Whole' },
                { value: 'evidence', label: 'Evidence' },
              ]}
              onChange={(value) => {
                if (!isFrame(value)) return
                setFrame(value)
                // Close up the pixels themselves are what one wants to see.
                setHeat(value === 'whole')
              }}
            />
          ) : null}
          <div className={styles.checks}>
            {preview.saliency && view === 'global' ? (
              <Checkbox
                size="xs"
                label="Saliency"
                checked={heat}
                onChange={(event) => setHeat(event.currentTarget.checked)}
              />
            ) : null}
            {outline ? (
              <Checkbox
                size="xs"
                label="Region"
                checked={edges}
                onChange={(event) => setEdges(event.currentTarget.checked)}
              />
            ) : null}
            {rects.length > 0 ? (
              <Checkbox
                size="xs"
                label="Text boxes"
                checked={texts}
                onChange={(event) => setTexts(event.currentTarget.checked)}
              />
            ) : null}
          </div>
          <dl className={styles.facts}>
            <dt>Seen</dt>
            <dd>{sizeWords(size)} px</dd>
            <dt>Cost</dt>
            <dd>{costWords(preview)}</dd>
            {outline ? (
              <>
                <dt>Evidence</dt>
                <dd>{evidenceWords(outline)}</dd>
              </>
            ) : null}
            {coverage ? (
              <>
                <dt>Saliency in the region</dt>
                <dd>
                  {shareWords(coverage.cells)} over the cells of the ZwZ script
                  <br />
                  {shareWords(coverage.area)} by area
                </dd>
              </>
            ) : null}
          </dl>
          {preview.textBoxes.length > 0 ? (
            <>
              <h3 className={styles.heading}>Text that was read</h3>
              <ul className={styles.texts} aria-label="Text that was read">
                {preview.textBoxes.slice(0, 200).map((box) => (
                  <li key={`${box.text} ${box.rect.x1} ${box.rect.y1}`}>
                    <span dir="auto">{shortened(box.text, 200)}</span>
                    <span className={styles.share}>{shareWords(box.confidence)}</span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {bitmap ? null : (
            <p className={styles.note}>
              These pixels were resized by the browser, so single ones may differ a little. Ask again to see
              the model’s own.
            </p>
          )}
        </aside>
      </div>
    </FramedDialog>
  )
}

const sizeOf = (rect: Rect): Size => ({ width: widthOf(rect), height: heightOf(rect) })

/** How little is left of the evidence. */
function evidenceWords(outline: Rect): string {
  const [width, height] = [widthOf(outline), heightOf(outline)]
  if (width < 1 || height < 1) return 'Less than a pixel'
  return `${sizeWords({ width: Math.round(width), height: Math.round(height) })} px`
}
