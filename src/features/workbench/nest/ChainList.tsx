import { memo, useMemo, useState } from 'react'
import { levelOf } from '../../../domain/boxes.ts'
import { chainsOf, unionChain, type Chain } from '../../../domain/chains.ts'
import { areaRatio, type Size } from '../../../domain/geometry.ts'
import type { Box } from '../../../domain/judgement.ts'
import { countText, numberText } from '../../../ui/quantity.ts'
import { chainName, chainsAround, shareText, sizeText } from './boxWords.ts'
import { LevelMark } from './LevelMark.tsx'
import styles from './ChainList.module.css'

interface ChainListProps {
  readonly picture: Size
  readonly boxes: readonly Box[]
  /** The chain whose numbers are shown. */
  readonly chain: Chain | null
  readonly onChain: (chain: Chain) => void
  /** Levels that each chain should have; null where the project does not say. */
  readonly wanted: number | null
}

/** So many chains are listed at once. */
const mostShown = 60

/** The chains of the item, one for each b1; and, asked for, the one chain that stands for them all. */
export const ChainList = memo(function ChainList(props: ChainListProps) {
  const { picture, boxes, chain, onChain, wanted } = props
  const chains = chainsOf(boxes)
  const { first, shown } = chainsAround(chains, chain?.id ?? null, mostShown)
  const [united, setUnited] = useState(false)
  if (chains.length === 0) return null
  return (
    <section className={styles.panel} aria-label="Chains">
      <ol className={styles.chains}>
        {shown.map((each, place) => (
          <li key={each.id}>
            <ChainButton
              boxes={boxes}
              chain={each}
              name={chainName(first + place)}
              current={each.id === chain?.id}
              wanted={wanted}
              onPress={() => onChain(each)}
            />
          </li>
        ))}
      </ol>
      {shown.length < chains.length ? (
        <p className={styles.lead}>
          Chains {numberText(first + 1)} to {numberText(first + shown.length)} of {numberText(chains.length)};
          select a box to see the chains around its own.
        </p>
      ) : null}
      {chains.length > 1 ? (
        <>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={united}
            onClick={() => setUnited(!united)}
          >
            {united ? 'Hide the union chain' : 'Show the union chain'}
          </button>
          {united ? <UnionTable chains={chains} picture={picture} /> : null}
        </>
      ) : null}
    </section>
  )
})

interface ChainButtonProps {
  readonly boxes: readonly Box[]
  readonly chain: Chain
  readonly name: string
  readonly current: boolean
  readonly wanted: number | null
  readonly onPress: () => void
}

function ChainButton({ boxes, chain: { levels }, name, current, wanted, onPress }: ChainButtonProps) {
  const lacks = wanted === null ? 0 : wanted - levels.length
  return (
    <button type="button" className={styles.chain} aria-pressed={current} onClick={onPress}>
      <span className={styles.name}>{name}</span>
      <span className={styles.label} dir="auto">
        {levels[0]?.label ?? ''}
      </span>
      <span className={styles.levels} data-lacks={lacks > 0}>
        {lacks > 0 ? `${lacks} to draw` : countText(levels.length, 'level')}
      </span>
      <span className={styles.marks} aria-hidden>
        {levels.slice(0, 6).map((box) => (
          <LevelMark key={box.id} level={levelOf(boxes, box.id)} />
        ))}
      </span>
    </button>
  )
}

function UnionTable({ chains, picture }: { chains: readonly Chain[]; picture: Size }) {
  const union = useMemo(() => unionChain(chains), [chains])
  return (
    <>
      <p className={styles.lead}>
        One chain for tools that know only one: each level covers that level of every chain.
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Level</th>
            <th scope="col">Size</th>
            <th scope="col">Share</th>
            <th scope="col">Boxes</th>
          </tr>
        </thead>
        <tbody>
          {union.map(({ rect, labels, boxIds }, place) => (
            <tr key={boxIds.join(' ')}>
              <th scope="row">
                <span className={styles.level}>
                  <LevelMark level={place + 1} />
                  <span className={styles.label} dir="auto">
                    {labels.join(', ')}
                  </span>
                </span>
              </th>
              <td>{sizeText(rect)}</td>
              <td>{shareText(areaRatio(rect, picture))}</td>
              <td>{boxIds.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
