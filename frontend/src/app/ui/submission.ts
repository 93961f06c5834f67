import { signal } from '@angular/core';
import { type Problem, problemOf } from '../problems/problem';
import { IdempotencyKey } from './idempotency-key';

/** One form being sent: busy, what was refused, and the key that makes a repeated creation one creation. */
export class Submission {
  readonly busy = signal(false);
  readonly problem = signal<Problem | null>(null);
  private readonly key = new IdempotencyKey();

  /** Runs the work once at a time. Answers whether it went through; the refusal is kept in `problem`. */
  async run(work: () => Promise<void>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
      this.key.renew();
      return true;
    } catch (failure) {
      this.problem.set(problemOf(failure));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  keyFor(body: unknown): string {
    return this.key.of(body);
  }

  /** Sentence codes of a field, for the form to show beside it. */
  codesOf(field: string): string[] {
    return (this.problem()?.errors ?? []).filter((error) => error.field === field).map((error) => error.code);
  }
}
