/** What a run did, in figures that its page names: `{ verified: 12, differing: 0 }`. */
export type JobFigures = Readonly<Record<string, number>>;

/** An answer of a handler that is kept with its run; any other answer is not. */
export class JobOutcome {
  constructor(readonly figures: JobFigures) {}
}

export const figuresOf = (answer: unknown): JobFigures => (answer instanceof JobOutcome ? answer.figures : {});
