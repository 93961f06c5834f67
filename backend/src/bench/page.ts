import { availableParallelism, totalmem } from 'node:os';

/** The machine and the day, as the first line of a page says them. */
export const writtenBy = (command: string): string =>
  `Written by \`${command}\` on ${new Date().toISOString().slice(0, 10)}: ${String(availableParallelism())} cores, ${String(Math.round(totalmem() / 2 ** 30))} GiB, embedded PostgreSQL 18, Node.js ${process.versions.node}.`;

export const ms = (value: number): string => value.toFixed(value < 100 ? 1 : 0);

export const ratio = (first: number, second: number): string => `${(first / second).toFixed(2)}×`;
