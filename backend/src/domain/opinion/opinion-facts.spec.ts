import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '../calendar-date.js';
import type { OpinionOutcome, OpinionStep } from './opinion-codes.js';
import { type CountedStep, factOf } from './opinion-facts.js';

const ABOUT = { region: 'ITG1', citizenship: 'EGY', applicantKind: 'guardian' };

const step = (
  name: OpinionStep,
  on: string,
  due: string | null = null,
  outcome: OpinionOutcome | null = null,
): CountedStep => ({
  step: name,
  on: parseCalendarDate(on),
  outcome,
  dueOn: due === null ? null : parseCalendarDate(due),
});

describe('factOf', () => {
  it('reads filing, admission, suspensions and the day that the decision was due on', () => {
    expect(
      factOf(
        [
          step('submit', '2026-01-10', '2026-02-09'),
          step('admit', '2026-01-12', '2026-02-09'),
          step('assign', '2026-01-13', '2026-02-09'),
          step('open', '2026-01-14', '2026-02-09'),
          step('request_integration', '2026-01-15'),
          step('answer_integration', '2026-01-25', '2026-02-19'),
          step('give_notice', '2026-01-28'),
          step('resume', '2026-02-08', '2026-03-02'),
          step('propose', '2026-02-09', '2026-03-02', 'unfavourable'),
          step('decide', '2026-02-10', null, 'unfavourable'),
          step('notify', '2026-02-10'),
        ],
        ABOUT,
      ),
    ).toEqual({
      ...ABOUT,
      requestedOn: '2026-01-10',
      admittedOn: '2026-01-12',
      decisions: [
        {
          on: '2026-02-10',
          outcome: 'unfavourable',
          startedOn: '2026-01-10',
          suspensions: [
            { from: '2026-01-15', to: '2026-01-25' },
            { from: '2026-01-28', to: '2026-02-08' },
          ],
          dueOn: '2026-03-02',
        },
      ],
    });
  });

  it('begins anew with a re-examination', () => {
    const fact = factOf(
      [
        step('submit', '2026-01-10', '2026-02-09'),
        step('propose', '2026-01-20', '2026-02-09', 'not_due'),
        step('decide', '2026-01-21', null, 'not_due'),
        step('notify', '2026-01-21'),
        step('reexamine', '2026-03-01', '2026-03-31'),
        step('propose', '2026-03-05', '2026-03-31', 'favourable'),
        step('decide', '2026-04-02', null, 'favourable'),
      ],
      ABOUT,
    );
    expect(fact?.decisions).toEqual([
      { on: '2026-01-21', outcome: 'not_due', startedOn: '2026-01-10', suspensions: [], dueOn: '2026-02-09' },
      { on: '2026-04-02', outcome: 'favourable', startedOn: '2026-03-01', suspensions: [], dueOn: '2026-03-31' },
    ]);
  });

  it('knows nothing of a draft that was thrown away', () => {
    expect(factOf([step('withdraw', '2026-01-10')], ABOUT)).toBeNull();
  });
});
