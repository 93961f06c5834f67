import { Injectable, inject } from '@angular/core';
import { Words } from '../i18n/words';
import type { FieldProblem, Problem } from './problem';

/** One table, in the dictionary under `problems.codes`, from code to sentence; an unknown code says the server's own words. */
@Injectable({ providedIn: 'root' })
export class ProblemSentences {
  private readonly words = inject(Words);

  of(problem: Problem): string {
    return (
      this.sentence(problem.code, { ...problem.facts, wait: this.waiting(problem.retryAfter ?? 60) }) ??
      (problem.detail || this.words.of('problems.codes.unexpected'))
    );
  }

  ofField(problem: FieldProblem): string {
    return this.sentence(problem.code) ?? (problem.detail || this.words.of('problems.codes.invalid_value'));
  }

  /** Problems that the person cannot mend show their code and correlation id, to be told to the help desk. */
  isUnexpected(problem: Problem): boolean {
    return problem.status >= 500 || problem.code === 'unexpected' || this.sentence(problem.code) === undefined;
  }

  private waiting(seconds: number): string {
    const minutes = Math.ceil(seconds / 60);
    return minutes <= 1
      ? this.words.of('problems.wait.minute')
      : this.words.of('problems.wait.minutes', { count: minutes });
  }

  private sentence(code: string, values?: Record<string, string>): string | undefined {
    return this.words.find(`problems.codes.${code}`, values);
  }
}
