/** The form of a sentence on days: past ones in their positive number. */
export function daysForm(days: number): 'past' | 'pastOne' | 'today' | 'one' | 'other' {
  if (days === 0) return 'today';
  if (days < 0) return days === -1 ? 'pastOne' : 'past';
  return days === 1 ? 'one' : 'other';
}
