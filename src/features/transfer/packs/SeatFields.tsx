import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { sameName } from '../../../domain/issuedPacks.ts'
import type { Person } from '../../../domain/person.ts'
import type { DraftSeat } from './drafting.ts'
import styles from './packs.module.css'

interface SeatFieldsProps {
  readonly seats: readonly DraftSeat[]
  /** Of the project: offered as seats, and known by their names when those are typed. */
  readonly people: readonly Person[]
  readonly newId: () => string
  readonly onSeats: (seats: readonly DraftSeat[]) => void
}

/** More on one screen help nobody. */
const mostOffered = 8

/** Who gets a pack. Who is typed by the name of somebody in the project is that person. */
export function SeatFields({ seats, people, newId, onSeats }: SeatFieldsProps) {
  const offered = people.filter(({ id }) => !seats.some((seat) => seat.id === id)).slice(0, mostOffered)
  const rename = (place: number, name: string) => {
    const known = people.find((person) => sameName(person.name, name))
    const before = seats[place]
    const wasPerson = people.some(({ id }) => id === before?.id)
    const isTaken = known !== undefined && seats.some(({ id }, other) => other !== place && id === known.id)
    const id = known && !isTaken ? known.id : wasPerson ? newId() : (before?.id ?? newId())
    onSeats(seats.with(place, { id, name }))
  }
  return (
    <div className={styles.stack}>
      <ul className={styles.seats} aria-label="Seats">
        {seats.map(({ id, name }, place) => (
          // A seat is known by its place: its id follows the name that is typed.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <li key={place} className={styles.seat} data-seat={id}>
            <TextInput
              size="xs"
              className={styles.seatName ?? ''}
              aria-label={`Name of seat ${place + 1}`}
              placeholder="Name"
              maxLength={60}
              value={name}
              error={isTwice(seats, place) ? 'The same name twice' : null}
              onChange={(event) => rename(place, event.currentTarget.value)}
            />
            <ActionIcon
              size={30}
              variant="subtle"
              color="gray"
              aria-label={`Remove seat ${place + 1}`}
              disabled={seats.length === 1}
              onClick={() => onSeats(seats.filter((_, other) => other !== place))}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <div className={styles.fields}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} />}
          onClick={() => onSeats([...seats, { id: newId(), name: '' }])}
        >
          Add a seat
        </Button>
        {offered.map(({ id, name }) => (
          <Button
            key={id}
            size="compact-xs"
            variant="subtle"
            onClick={() => onSeats([...seats.filter((seat) => seat.name.trim() !== ''), { id, name }])}
          >
            Add {name}
          </Button>
        ))}
      </div>
    </div>
  )
}

export const isTwice = (seats: readonly DraftSeat[], place: number): boolean =>
  seats.some(({ name }, other) => other < place && sameName(name, seats[place]?.name ?? ''))
