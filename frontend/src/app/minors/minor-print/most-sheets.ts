/** Sheets printed at once at most: each is a record read, and leaves its trace. */
export const MOST_SHEETS = 50;
