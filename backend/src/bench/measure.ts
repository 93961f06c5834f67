/** Milliseconds of one run. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Runs two things in turn, so that a machine that slows down slows both; the first pair of runs is not counted. */
export async function pair(
  runs: number,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<{ first: number[]; second: number[] }> {
  const times = { first: [] as number[], second: [] as number[] };
  for (let run = 0; run <= runs; run += 1) {
    const one = await time(first);
    const two = await time(second);
    if (run > 0) {
      times.first.push(one);
      times.second.push(two);
    }
  }
  return times;
}

/** @param share 0.5 for the median, 0.95 for the 95th percentile */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (times: readonly number[]): number => quantile(times, 0.5);
