export const createSample = async (..._: unknown[]): Promise<string> => ''
