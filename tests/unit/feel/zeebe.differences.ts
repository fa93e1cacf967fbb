/** Id of a case in zeebe.json: why our answer differs. Empty: all agree. */
export const differences: Readonly<Record<string, string>> = {};
