/** The quarter of a day, `YYYY-Qn`. */
export function quarterOf(day: string): string {
  const [year = '', month = '1'] = day.split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** The quarter of a day and those before it, newest first. */
export function quartersUntil(day: string, count: number): string[] {
  const [year = 0, number = 1] = quarterOf(day).split('-Q').map(Number);
  return Array.from({ length: count }, (_, back) => {
    const index = year * 4 + number - 1 - back;
    return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
  });
}

/** First and last month of a quarter, `YYYY-MM`. */
export function monthsOf(quarter: string): [string, string] {
  const [year = '', number = '1'] = quarter.split('-Q');
  const month = (index: number): string => `${year}-${String(index).padStart(2, '0')}`;
  return [month(Number(number) * 3 - 2), month(Number(number) * 3)];
}
