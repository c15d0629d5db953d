/** A record as a line of JSON lines. */
export const line = (record: object): string => `${JSON.stringify(record)}\n`

/** A record as the only one of a JSON list. */
export const list = (record: object): string => JSON.stringify([record], null, 2)
