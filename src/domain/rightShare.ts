/** Several samples and seeds of one contestant together are right where more than half of them are. */
export const isMostlyRight = (share: number): boolean => share > 0.5
