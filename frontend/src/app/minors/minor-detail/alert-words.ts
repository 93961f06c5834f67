import type { RecordAlertDto } from '../../../api/models';

/** Which sentence says an alert: the plain one, or that of one day, of today, of a limit that may be extended. */
export function alertWords({ code, facts }: Pick<RecordAlertDto, 'code' | 'facts'>): string {
  const figure = facts['days'] ?? facts['count'];
  if (code === 'beyond_stay_limit')
    return (facts['extended'] ?? 0) > (facts['limit'] ?? 0) ? 'beyond_stay_limit_more' : code;
  if (figure === 1) return `${code}_one`;
  return figure === 0 ? `${code}_none` : code;
}
