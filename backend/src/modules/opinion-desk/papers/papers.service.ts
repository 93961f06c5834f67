import { Injectable } from '@nestjs/common';
import { type CalendarDate, daysBetween, formatLongItalian } from '../../../domain/calendar-date.js';
import type { DeskStep } from '../../../domain/opinion/desk-steps.js';
import { APPLICANT_TITLES, CASE_WORDS, documentWords } from '../../../domain/opinion/paper-words.js';
import { DomainProblem } from '../../../domain/problem.js';
import { formatSimCode, parseSimCode } from '../../../domain/sim-code.js';
import { Clock } from '../../../platform/clock.js';
import { type DocumentSubject, type NewDocument, OfficialDocuments } from '../../official-documents/index.js';
import { type PaperRow, PapersRepository, type PaperStep } from './papers.repository.js';

/** Documents that go out with a step of the desk. */
@Injectable()
export class PapersService {
  constructor(
    private readonly repository: PapersRepository,
    private readonly documents: OfficialDocuments,
    private readonly clock: Clock,
  ) {}

  /** Issues what the step just taken sends out, in its transaction and as its last act: protocol numbers wait for one another. */
  async issue(requestId: number, step: DeskStep): Promise<void> {
    const row = await this.repository.find(requestId);
    const steps = await this.repository.steps(requestId);
    if (row === null) throw new DomainProblem('not_found');
    const subject: DocumentSubject = { type: 'opinion_request', id: requestId };
    const paper = await this.paperOf(step, row, steps, { subject, on: this.clock.today() });
    if (paper !== null) await this.documents.issue(paper);
  }

  private async paperOf(
    step: DeskStep,
    row: PaperRow,
    steps: readonly PaperStep[],
    head: { readonly subject: DocumentSubject; readonly on: CalendarDate },
  ): Promise<NewDocument | null> {
    const [taken] = steps;
    if (taken === undefined) return null;
    const values = { ...about(row), signer: row.signer, reasons: taken.reason ?? '' };
    const dueDate = taken.answerDueOn ?? '';
    switch (step) {
      case 'declare_not_receivable':
        return { ...head, kind: 'not_receivable', values };
      case 'request_integration':
        return {
          ...head,
          kind: 'integration_request',
          values: { ...values, missingDocuments: taken.documents.map(documentWords).join('\n'), dueDate },
        };
      case 'give_notice': {
        const days = taken.answerDueOn === null ? '' : String(daysBetween(head.on, taken.answerDueOn));
        return { ...head, kind: 'notice_of_reasons', values: { ...values, dueDate, days } };
      }
      case 'decide':
        return this.opinion(row, steps, head);
      case 'admit':
      case 'assign':
      case 'open':
      case 'resume':
      case 'propose':
      case 'send_back':
      case 'reexamine':
      case 'archive':
        return null;
    }
  }

  /** The opinion carries the grounds of its proposal; one after a re-examination takes the place of the former. */
  private async opinion(
    row: PaperRow,
    steps: readonly PaperStep[],
    head: { readonly subject: DocumentSubject; readonly on: CalendarDate },
  ): Promise<NewDocument | null> {
    const proposal = steps.find(({ step }) => step === 'propose');
    if (proposal === undefined) return null;
    const issued = await this.documents.of(head.subject);
    const former = issued.findLast(({ kind, revokedAt }) => kind === 'opinion' && revokedAt === null);
    const whole = former === undefined ? head : { ...head, supersedes: former.id };
    const values = { ...about(row), signer: row.signer, reasons: proposal.reason ?? '' };
    if (proposal.outcome === 'favourable')
      return {
        ...whole,
        kind: 'opinion',
        outcome: 'favourable',
        values: { ...values, integrationPath: row.path ?? '' },
      };
    if (proposal.outcome === 'not_due') {
      const notDueCase = proposal.notDueCase === null ? '' : CASE_WORDS[proposal.notDueCase];
      return { ...whole, kind: 'opinion', outcome: 'not_due', values: { ...values, notDueCase } };
    }
    const notice = issued.findLast(({ kind }) => kind === 'notice_of_reasons');
    const answer = steps.find(({ step }) => step === 'answer_notice' || step === 'resume');
    return {
      ...whole,
      kind: 'opinion',
      outcome: 'unfavourable',
      values: {
        ...values,
        noticeNumber: notice?.number ?? '',
        noticeDate: notice?.dated ?? '',
        answer:
          answer?.step === 'answer_notice'
            ? `Viste le osservazioni presentate il ${formatLongItalian(answer.on)}: ${answer.reason ?? ''}`.trim()
            : 'Preso atto che nel termine assegnato non sono pervenute osservazioni.',
      },
    };
  }
}

const about = (row: PaperRow) => ({
  personName: row.personName,
  birthDate: row.birthDate,
  citizenship: row.citizenship,
  simCode: formatSimCode(parseSimCode(row.simCode)),
  requestNumber: row.number,
  requestDate: row.submittedOn,
  applicantName: row.applicantName,
  applicantTitle: APPLICANT_TITLES[row.applicantKind],
  addressee: row.applicantName,
});
