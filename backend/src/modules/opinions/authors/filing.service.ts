import { Injectable } from '@nestjs/common';
import { formatLongItalian } from '../../../domain/calendar-date.js';
import type { AuthorStep } from '../../../domain/opinion/author-steps.js';
import { APPLICANT_TITLES, documentWords } from '../../../domain/opinion/paper-words.js';
import { formatSimCode, parseSimCode } from '../../../domain/sim-code.js';
import { Clock } from '../../../platform/clock.js';
import { requireMatch } from '../../../platform/http/entity-tag.js';
import { OfficialDocuments } from '../../official-documents/index.js';
import { OpinionRequests } from '../opinion-requests.js';
import { AuthorsRepository } from './authors.repository.js';
import { OpinionsService, type VersionedOpinion } from './opinions.service.js';
import { ReceiptRepository } from './receipt.repository.js';

/** Steps of the author. */
@Injectable()
export class FilingService {
  constructor(
    private readonly requests: OpinionRequests,
    private readonly opinions: OpinionsService,
    private readonly receipts: ReceiptRepository,
    private readonly repository: AuthorsRepository,
    private readonly documents: OfficialDocuments,
    private readonly clock: Clock,
  ) {}

  /**
   * Files the request and issues its receipt, or takes another step of the author.
   * @throws DomainProblem `not_found`, `precondition_required`, `stale_version`, and those of a step ({@link OpinionRequests.take})
   */
  async take(id: number, step: AuthorStep, ifMatch: string | undefined, reason?: string): Promise<VersionedOpinion> {
    const { version } = await this.opinions.again(id);
    requireMatch(ifMatch, version);
    await this.requests.take(id, step, { reason }, version);
    // The last act: protocol numbers wait for one another.
    if (step === 'submit') await this.issueReceipt(id);
    return this.opinions.again(id);
  }

  private async issueReceipt(id: number): Promise<void> {
    const filed = await this.receipts.find(id);
    const documents = await this.repository.documents(id);
    await this.documents.issue({
      kind: 'receipt',
      subject: { type: 'opinion_request', id },
      on: filed.submittedOn,
      values: {
        personName: filed.personName,
        birthDate: filed.birthDate,
        citizenship: filed.citizenship ?? '',
        simCode: formatSimCode(parseSimCode(filed.simCode)),
        requestNumber: filed.number,
        requestDate: filed.submittedOn,
        applicantName: filed.applicantName,
        applicantTitle: APPLICANT_TITLES[filed.applicantKind],
        addressee: filed.applicantName,
        documents: documents.map(({ kind, name }) => `${documentWords(kind)} (${name})`).join('\n'),
        submittedAt: `${formatLongItalian(filed.submittedOn)}, ore ${this.clock.now().toLocaleTimeString('it-IT', TIME)}`,
      },
    });
  }
}

const TIME = { timeZone: 'Europe/Rome', hour: '2-digit', minute: '2-digit' } as const;
