/** An annotator, as the project knows them. The colour is one of the theme's colour names. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly color: string
}

/** What somebody is called who left nothing but an id. `me` was everybody without a name. */
export const unnamed = (id: string): string => (id === 'me' ? 'Me' : `Annotator ${id.slice(0, 8)}`)

/** Whether somebody goes by a name that they were given for want of one: “Me” to themselves, `unnamed` to others. */
export const isNameless = ({ id, name }: Person): boolean => name === 'Me' || name === unnamed(id)
