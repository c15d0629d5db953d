import { ActionIcon, Popover, UnstyledButton, useComputedColorScheme } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import styles from './Chart.module.css'
import { ChartData } from './ChartData.tsx'
import type { ChartSpec } from './chartSpec.ts'
import { cellText } from './chartText.ts'
import { drawChart } from './drawChart.ts'
import { inTurn } from './inTurn.ts'
import { palettes } from './palettes.ts'
import { SaveChartMenu } from './SaveChartMenu.tsx'

interface ChartProps {
  readonly spec: ChartSpec
  /** Where a row of the table leads, by its place; bars, dots and rows of the data view can then be picked. */
  readonly onPick?: (row: number) => void
  /** What the chart comes to, in one sentence. */
  readonly finding?: string
  readonly className?: string
}

/** A chart with its definition, its data as a table, and ways to save it. */
export function Chart({ spec, onPick, finding, className }: ChartProps) {
  const { name, definition, table } = spec
  const scheme = useComputedColorScheme('dark')
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [asData, setAsData] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const heading = useId()
  const pickable = onPick !== undefined

  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(200, Math.floor(entry.contentRect.width)))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = frame.current
    if (!element || width === 0) return undefined
    if (asData || table.rows.length === 0) {
      drawingIn(element)?.remove()
      return undefined
    }
    let isWanted = true
    inTurn(() => {
      if (!isWanted) return
      const svg = drawChart(spec, { width, colours: palettes[scheme] })
      svg.setAttribute('role', pickable ? 'group' : 'img')
      if (pickable) makePickable(svg, spec)
      // The one before stands until now, so that nothing jumps.
      putInPlace(element, svg)
    })
    return () => {
      isWanted = false
    }
  }, [spec, table, width, scheme, asData, pickable])

  const pickAt = (target: EventTarget): boolean => {
    const row = rowAt(target)
    if (row === null) return false
    onPick?.(row)
    return true
  }

  return (
    <section className={`${styles.chart} ${className ?? ''}`} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 id={heading}>{name}</h2>
        <Popover width={320} position="bottom-start" withinPortal>
          <Popover.Target>
            <ActionIcon variant="subtle" color="gray" size={22} aria-label={`What ${name} shows`}>
              <IconInfoCircle size={15} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown className={styles.definition ?? ''}>{definition}</Popover.Dropdown>
        </Popover>
        <span className={styles.space} />
        {table.rows.length > 0 ? (
          <>
            <UnstyledButton
              className={styles.toggle ?? ''}
              aria-pressed={asData}
              aria-label={`Data of ${name}`}
              onClick={() => setAsData(!asData)}
            >
              Data
            </UnstyledButton>
            <SaveChartMenu
              spec={spec}
              width={width === 0 ? 640 : width}
              scheme={scheme}
              onFailure={setFailure}
            />
          </>
        ) : null}
      </header>
      {finding === undefined ? null : <p className={styles.finding}>{finding}</p>}
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      {/* Bars are real buttons inside the drawing; their clicks and keys come up to here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div
        ref={frame}
        className={styles.frame}
        onClick={(event) => pickAt(event.target)}
        onKeyDown={(event) => {
          if ((event.key === 'Enter' || event.key === ' ') && pickAt(event.target)) event.preventDefault()
          else moveAmong(event)
        }}
      >
        {asData && table.rows.length > 0 ? <ChartData name={name} table={table} onPick={onPick} /> : null}
        {table.rows.length === 0 ? <p className={styles.empty}>Nothing to show yet.</p> : null}
      </div>
    </section>
  )
}

const drawingIn = (frame: HTMLElement): SVGSVGElement | null => frame.querySelector(':scope > svg')

/** Shows a drawing instead of the one before; whoever was on a bar there is on the same bar here. */
function putInPlace(frame: HTMLElement, svg: SVGSVGElement): void {
  const before = drawingIn(frame)
  const active = before?.contains(document.activeElement) ? document.activeElement : null
  if (before) before.replaceWith(svg)
  else frame.append(svg)
  const row = active?.getAttribute('data-row')
  if (row) svg.querySelector<SVGElement>(`[data-row="${CSS.escape(row)}"]`)?.focus()
}

const rowAt = (target: EventTarget): number | null => {
  const mark = target instanceof SVGElement ? target.closest('[data-row]') : null
  return mark ? Number(mark.getAttribute('data-row')) : null
}

/** Bars and dots become buttons with their row as the name; one of them is reached by Tab, the others by arrows. */
function makePickable(svg: SVGSVGElement, { table }: ChartSpec): void {
  const marks = [...svg.querySelectorAll('[data-row]')]
  marks.forEach((mark, place) => {
    const row = table.rows[Number(mark.getAttribute('data-row'))] ?? []
    mark.setAttribute('role', 'button')
    mark.setAttribute('tabindex', place === 0 ? '0' : '-1')
    mark.setAttribute(
      'aria-label',
      row
        .map((cell, column) => {
          const text = cellText(table, cell, column)
          return column === 0 ? text : `${table.columns[column] ?? ''} ${text}`
        })
        .join(', '),
    )
  })
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

function moveAmong(event: KeyboardEvent<HTMLDivElement>): void {
  const step = steps[event.key]
  const { target } = event
  if (step === undefined || !(target instanceof SVGElement)) return
  const marks = [...event.currentTarget.querySelectorAll<SVGElement>('[data-row]')]
  const next = marks[marks.indexOf(target) + step]
  if (!next) return
  event.preventDefault()
  target.setAttribute('tabindex', '-1')
  next.setAttribute('tabindex', '0')
  next.focus()
}
