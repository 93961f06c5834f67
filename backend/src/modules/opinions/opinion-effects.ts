import { Injectable } from '@nestjs/common';
import type { NotificationTopic } from '../../domain/notification.js';
import type { OpinionStep } from '../../domain/opinion/opinion-codes.js';
import type { OpinionRule } from '../../domain/opinion/opinion-rule.js';
import { type DatedStep } from '../../domain/opinion/opinion-terms.js';
import { Notifications, type Recipient } from '../notifications/index.js';
import { Obligations, type ObligationSubject } from '../obligations/index.js';
import { type OpinionRequestRow, OpinionRequestsRepository, type WrittenStep } from './requests.repository.js';

type Addressee = 'author' | 'registry' | 'officer' | 'head' | 'copy';

/** Who is told of a step, and as what. `notify` tells of the decision: its job sends it with the document. */
const TOLD: Readonly<Record<OpinionStep, readonly (readonly [Addressee, NotificationTopic])[]>> = {
  submit: [
    ['author', 'opinion_submitted'],
    ['registry', 'opinion_submitted'],
    ['copy', 'opinion_submitted'],
  ],
  admit: [['author', 'opinion_admitted']],
  declare_not_receivable: [
    ['author', 'opinion_not_receivable'],
    ['copy', 'opinion_not_receivable'],
  ],
  assign: [['officer', 'opinion_assigned']],
  open: [],
  request_integration: [
    ['author', 'opinion_integration_requested'],
    ['copy', 'opinion_integration_requested'],
  ],
  answer_integration: [['officer', 'opinion_integration_answered']],
  give_notice: [
    ['author', 'opinion_notice_given'],
    ['copy', 'opinion_notice_given'],
  ],
  answer_notice: [['officer', 'opinion_notice_answered']],
  resume: [],
  propose: [['head', 'opinion_proposed']],
  send_back: [['officer', 'opinion_sent_back']],
  decide: [],
  notify: [
    ['author', 'opinion_decided'],
    ['copy', 'opinion_decided'],
  ],
  reexamine: [
    ['registry', 'opinion_reexamined'],
    ['author', 'opinion_reexamined'],
    ['copy', 'opinion_reexamined'],
  ],
  withdraw: [
    ['registry', 'opinion_withdrawn'],
    ['copy', 'opinion_withdrawn'],
  ],
  archive: [
    ['author', 'opinion_archived'],
    ['copy', 'opinion_archived'],
  ],
};

/** What follows from a step, in its transaction: deadlines and notifications; the documents that it issues are `opinion-papers.ts`. */
@Injectable()
export class OpinionEffects {
  constructor(
    private readonly repository: OpinionRequestsRepository,
    private readonly notifications: Notifications,
    private readonly obligations: Obligations,
  ) {}

  /** @param former the steps before this one */
  async of(
    request: OpinionRequestRow,
    step: WrittenStep,
    rule: OpinionRule | null,
    former: readonly DatedStep[],
  ): Promise<void> {
    if (step.from !== 'draft' || step.step === 'submit') await this.tell(request, step);
    await this.keepDeadlines(request, step, rule, former);
  }

  private async tell(request: OpinionRequestRow, step: WrittenStep): Promise<void> {
    for (const [addressee, topic] of TOLD[step.step]) {
      const to = await this.recipient(request, addressee);
      if (to === null) continue;
      await this.notifications.send({
        to,
        topic,
        number: request.number,
        link: addressee === 'author' || addressee === 'copy' ? authorPageOf(request) : deskPageOf(request),
        dueOn: step.answerDueOn,
      });
    }
  }

  private async recipient(request: OpinionRequestRow, addressee: Addressee): Promise<Recipient | null> {
    switch (addressee) {
      case 'author':
        return { userId: request.authorId };
      case 'registry':
        return { role: 'dg_registry' };
      case 'head':
        return { role: 'dg_head' };
      case 'officer':
        return request.officerId === null ? null : { userId: request.officerId };
      case 'copy': {
        const organisationId = await this.repository.copyTo(request.id);
        return organisationId === null ? null : { organisationId };
      }
    }
  }

  private async keepDeadlines(
    request: OpinionRequestRow,
    { step, answerDueOn, termDueOn }: WrittenStep,
    rule: OpinionRule | null,
    former: readonly DatedStep[],
  ): Promise<void> {
    const subject: ObligationSubject = { type: 'opinion_request', id: request.id };
    const remind = rule === null ? {} : { remindDays: rule.reminderDays };
    const decision = await this.obligations.find(subject, 'opinion_decision');
    switch (step) {
      case 'submit':
      case 'reexamine':
      case 'assign':
        if (decision !== null) await this.obligations.close(subject, 'opinion_decision', 'cancelled');
        if (termDueOn !== null)
          await this.obligations.open({
            subject,
            kind: 'opinion_decision',
            dueOn: termDueOn,
            owner: request.officerId === null ? { role: 'dg_head' } : { userId: request.officerId },
            number: request.number,
            link: deskPageOf(request),
            ...remind,
          });
        return;
      case 'request_integration':
      case 'give_notice':
        if (decision !== null) await this.obligations.suspend(decision.id);
        if (answerDueOn !== null)
          await this.obligations.open({
            subject,
            kind: step === 'give_notice' ? 'notice_answer' : 'integration_answer',
            dueOn: answerDueOn,
            owner: { userId: request.authorId },
            number: request.number,
            link: authorPageOf(request),
            ...remind,
          });
        return;
      case 'answer_integration':
      case 'answer_notice':
      case 'resume': {
        const asked = former.findLast((taken) => taken.step === 'give_notice' || taken.step === 'request_integration');
        const kind = asked?.step === 'give_notice' ? 'notice_answer' : 'integration_answer';
        await this.obligations.close(subject, kind, step === 'resume' ? 'cancelled' : 'met');
        if (decision !== null && termDueOn !== null) await this.obligations.resume(decision.id, termDueOn);
        return;
      }
      case 'decide':
        await this.obligations.close(subject, 'opinion_decision', 'met');
        return;
      case 'admit':
      case 'open':
      case 'propose':
      case 'send_back':
      case 'notify':
        return;
      case 'declare_not_receivable':
      case 'withdraw':
      case 'archive':
        for (const kind of ['opinion_decision', 'integration_answer', 'notice_answer'] as const)
          await this.obligations.close(subject, kind, 'cancelled');
    }
  }
}

/** Where the author, and who gets a copy, reads of the request. */
const authorPageOf = ({ id }: { readonly id: number }): string => `/opinions/${String(id)}`;
/** Where the Directorate-General works on it. */
const deskPageOf = ({ id }: { readonly id: number }): string => `/opinion-desk/${String(id)}`;
