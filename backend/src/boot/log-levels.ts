import type { LogLevel } from '@nestjs/common';

const ORDER: readonly LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];
const AS_NEST: Readonly<Record<string, LogLevel>> = { info: 'log', trace: 'verbose' };

/** The levels that Nest's logger writes for a threshold of the configuration. */
export function logLevels(threshold: string): LogLevel[] {
  if (threshold === 'silent') return [];
  const last = ORDER.findIndex((level) => level === (AS_NEST[threshold] ?? threshold));
  return ORDER.slice(0, last + 1);
}
