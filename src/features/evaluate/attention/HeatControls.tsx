import { Checkbox, SegmentedControl, Slider } from '@mantine/core'
import { heatGradient, heatRange, heatValue } from '../../../canvas/heatScale.ts'
import type { AttentionKind, MeasuredMap } from '../../../domain/attentionMap.ts'
import styles from './ItemsSection.module.css'
import { weightText } from './attentionWords.ts'
import type { HeatLook } from './HeatMap.tsx'

interface HeatControlsProps {
  readonly look: HeatLook
  readonly onLook: (look: HeatLook) => void
  readonly map: MeasuredMap | null
  readonly kind: AttentionKind
  /** Whether a generic map came along. */
  readonly hasGeneric: boolean
  readonly onKind: (kind: AttentionKind) => void
}

/** How the map is shown: which map, its colours and what they stand for, and what is outlined. */
export function HeatControls({ look, onLook, map, kind, hasGeneric, onKind }: HeatControlsProps) {
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Map that is shown"
        value={hasGeneric ? kind : 'raw'}
        onChange={onKind}
        data={[
          { value: 'relative', label: 'Relative', disabled: !hasGeneric },
          { value: 'raw', label: 'Raw' },
        ]}
      />
      {hasGeneric ? null : <p className={styles.note}>No generic map came along to divide by.</p>}
      <Legend map={map} look={look} />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Scale of the colours"
        value={look.spread}
        onChange={(spread) => onLook({ ...look, spread })}
        data={[
          { value: 'linear', label: 'Linear' },
          { value: 'sqrt', label: 'Square root' },
        ]}
      />
      <div className={styles.slider}>
        <span aria-hidden>Opacity</span>
        <Slider
          size="sm"
          min={0}
          max={100}
          step={5}
          value={Math.round(look.opacity * 100)}
          onChange={(percent) => onLook({ ...look, opacity: percent / 100 })}
          label={(percent) => `${percent} %`}
          thumbLabel="Opacity of the map"
        />
      </div>
      <div className={styles.checks}>
        <Tick
          label="Target"
          kind="region"
          checked={look.region}
          onChange={(region) => onLook({ ...look, region })}
        />
        <Tick
          label="Target tokens"
          kind="tokens"
          checked={look.tokens}
          onChange={(tokens) => onLook({ ...look, tokens })}
        />
        <Tick
          label="Cells that the ZwZ script counts"
          kind="counted"
          checked={look.counted}
          onChange={(counted) => onLook({ ...look, counted })}
        />
      </div>
    </>
  )
}

interface TickProps {
  readonly label: string
  readonly kind: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** A choice with the line that it stands for. */
function Tick({ label, kind, checked, onChange }: TickProps) {
  return (
    <Checkbox
      size="xs"
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={
        <span className={styles.tick}>
          <span className={styles.sample} data-kind={kind} aria-hidden />
          {label}
        </span>
      }
    />
  )
}

function Legend({ map, look }: { readonly map: MeasuredMap | null; readonly look: HeatLook }) {
  const range = map && heatRange(map)
  if (!map || !range)
    return <p className={styles.note}>This map is the same everywhere, or too large to draw.</p>
  const texts = [0, 0.5, 1].map((share) => weightText(heatValue(share, range, look.spread)))
  return (
    <div className={styles.legend}>
      <div
        role="img"
        aria-label={`Colours from ${texts[0]}, dark, over ${texts[1]} to ${texts[2]}, light`}
        style={{ background: heatGradient }}
      />
      <div aria-hidden>
        {texts.map((text, place) => (
          // The three always stand in this order.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={place}>{text}</span>
        ))}
      </div>
    </div>
  )
}
