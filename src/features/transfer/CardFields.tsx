import { Autocomplete, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Card } from '../../formats/target.ts'
import styles from './ExportForm.module.css'

interface CardFieldsProps {
  readonly card: Card
  readonly onChange: (card: Card) => void
}

/** SPDX names that datasets usually have; any other may be typed. */
const licences = ['Apache-2.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC0-1.0', 'MIT', 'ODbL-1.0']

/** What a published dataset says of itself. */
export function CardFields({ card, onChange }: CardFieldsProps) {
  // As typed: a comma at the end must not vanish before the next name is there.
  const [authors, setAuthors] = useState(card.authors.join(', '))
  return (
    <div className={styles.fields}>
      <div className={styles.pair}>
        <TextInput
          size="xs"
          label="Title"
          value={card.title}
          onChange={({ currentTarget: { value } }) => onChange({ ...card, title: value })}
        />
        <TextInput
          size="xs"
          label="Version"
          value={card.version}
          onChange={({ currentTarget: { value } }) => onChange({ ...card, version: value })}
        />
        <Autocomplete
          size="xs"
          label="Licence"
          placeholder="None named"
          data={licences}
          value={card.licence}
          onChange={(licence) => onChange({ ...card, licence })}
        />
        <TextInput
          size="xs"
          label="Language"
          value={card.language}
          onChange={({ currentTarget: { value } }) => onChange({ ...card, language: value })}
        />
      </div>
      <TextInput
        size="xs"
        label="Authors"
        placeholder="Names, with commas between them"
        value={authors}
        onChange={({ currentTarget: { value } }) => {
          setAuthors(value)
          const names = value.split(',').map((name) => name.trim())
          onChange({ ...card, authors: names.filter((name) => name !== '') })
        }}
      />
      <TextInput
        size="xs"
        label="Homepage"
        value={card.homepage}
        onChange={({ currentTarget: { value } }) => onChange({ ...card, homepage: value })}
      />
      <Textarea
        size="xs"
        label="Description"
        autosize
        minRows={2}
        maxRows={6}
        value={card.description}
        onChange={({ currentTarget: { value } }) => onChange({ ...card, description: value })}
      />
    </div>
  )
}
