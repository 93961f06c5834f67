import { Inject, Injectable, Logger } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { DomainProblem } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { MAIL_TRANSPORTS, MailFailure, type MailTransports } from '../../platform/mail/mail-transport.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { UsersService } from '../users/index.js';
import type { ApplicantRegistrationAnswerDto, ApplicantRegistrationDto } from './applicants.dto.js';
import { registrationLetter } from './registration-letter.js';
import { RegistrationsRepository } from './registrations.repository.js';

const VALID_HOURS = 48;
const HOUR_MS = 3_600_000;
/** Letters that one address may be sent in a day: more would be somebody's nuisance. */
const LETTERS_A_DAY = 3;
const KEPT_DAYS = 7;
const SWEPT = 100;

/** Persons who register themselves to ask for opinions. Opens its own units of work: nobody is signed in. */
@Injectable()
export class RegistrationsService {
  private readonly logger = new Logger(RegistrationsService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: RegistrationsRepository,
    private readonly users: UsersService,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    @Inject(MAIL_TRANSPORTS) private readonly transports: MailTransports,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Keeps the registration and has its letter written. The answer is the same for every address, and nothing tells whether it has an account. */
  async register({
    email,
    displayName,
    kind,
    bodyName,
    phone,
    language,
  }: ApplicantRegistrationDto): Promise<ApplicantRegistrationAnswerDto> {
    const now = this.clock.now();
    await this.unitOfWork.runAsService(async () => {
      if ((await this.repository.count(email, new Date(now.getTime() - 24 * HOUR_MS))) >= LETTERS_A_DAY) return;
      const registration = {
        email: email.trim().toLowerCase(),
        displayName: displayName.trim(),
        kind,
        bodyName: textOrNull(bodyName),
        phone: textOrNull(phone),
        language,
      };
      const id = await this.repository.add(registration, new Date(now.getTime() + VALID_HOURS * HOUR_MS));
      await this.audit.record({ action: 'applicant.register', details: { registration: id, kind } });
      this.unitOfWork.afterCommit(() => this.ask(id));
    });
    return { validHours: VALID_HOURS, mail: this.transports.email !== null };
  }

  /**
   * Makes the account of who holds the address.
   * @returns the user, who may be signed in
   * @throws DomainProblem `invitation_gone`, `validation_failed` on the password
   */
  async confirm(token: string, password: string): Promise<number> {
    const tokenHash = hashOf(token);
    const found = await this.unitOfWork.runAsService(() => this.getOpen(tokenHash));
    return this.users.add(
      {
        username: found.email,
        displayName: found.displayName,
        password,
        memberships: [{ organisation: { kind: 'applicants', name: 'Richiedenti', scope: null }, role: 'applicant' }],
      },
      // Again, in the unit of work of the account: pressed twice, it is made once.
      async (userId) => this.repository.register(userId, await this.getOpen(tokenHash)),
    );
  }

  /** Sends the letter of a registration, with a token of its own: only its hash is kept. What cannot leave now leaves with the next sweep. */
  async send(id: number): Promise<void> {
    const transport = this.transports.email;
    if (transport === null) return;
    const token = randomBytes(32).toString('base64url');
    const letter = await this.unitOfWork.runAsService(() => this.repository.begin(id, hashOf(token), this.clock.now()));
    if (letter === null) return;
    const address = new URL(`/applicants/confirmation/${token}`, this.config.publicUrl).href;
    try {
      await transport.send({
        messageId: `<registration-${String(id)}-${hashOf(token).toString('hex').slice(0, 16)}@${new URL(this.config.publicUrl).hostname}>`,
        to: letter.email,
        ...registrationLetter(letter.language, address, letter.known),
      });
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error;
      this.logger.warn(`The letter of registration ${String(id)} did not leave: ${error.message}`);
      // An address that the server refuses for good is left alone.
      if (!error.permanent) return;
    }
    await this.unitOfWork.runAsService(() => this.repository.sent(id));
  }

  /** Letters that a mail server or a crash kept back. @returns how many were asked for again */
  async sweep(): Promise<number> {
    const ids = await this.unitOfWork.runAsService(() => this.repository.waiting(this.clock.now(), SWEPT));
    for (const id of ids) await this.ask(id);
    return ids.length;
  }

  /** Forgets registrations that ended a week ago: an address that nobody confirmed is nobody's business (art. 5(1)(e) GDPR). */
  async clean(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 24 * HOUR_MS);
    return this.unitOfWork.runAsService(() => this.repository.clean(before));
  }

  private ask(id: number): Promise<void> {
    return this.queue.add('applicant.letter', `registration-${String(id)}`, { registrationId: id });
  }

  private async getOpen(tokenHash: Buffer) {
    const found = await this.repository.findOpen(tokenHash, this.clock.now());
    if (found === null) throw new DomainProblem('invitation_gone');
    return found;
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const textOrNull = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};
