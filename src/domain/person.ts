/** An annotator, as the project knows them. The colour is one of the theme's colour names. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly color: string
}
