/** The colours to choose from, by their names in the theme. */
export const personColors: readonly string[] = [
  'blue',
  'cyan',
  'teal',
  'green',
  'lime',
  'yellow',
  'orange',
  'red',
  'pink',
  'grape',
  'violet',
  'gray',
]
