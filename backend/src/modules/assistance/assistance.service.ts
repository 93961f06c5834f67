import { Injectable } from '@nestjs/common';
import { afterStep, assistanceSteps, type AssistanceStep } from '../../domain/assistance.js';
import { hasPermission } from '../../domain/permission.js';
import { DomainProblem, type StepAvailability } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeKey, encodeCursor, type Page } from '../../platform/http/paging.js';
import { Notifications } from '../notifications/index.js';
import type {
  AssistanceFilter,
  AssistanceMessage,
  AssistanceRecord,
  AssistanceSummary,
  AssistanceViewer,
  NewAssistanceRequest,
} from './assistance.js';
import { AssistanceRepository } from './assistance.repository.js';

export interface AssistanceDetail extends AssistanceRecord {
  readonly messages: readonly AssistanceMessage[];
  readonly steps: readonly StepAvailability<AssistanceStep, 'state'>[];
}

/** Requests for help and their answers. Who holds `assistance.answer` is the desk; everybody else asks for the own body. */
@Injectable()
export class AssistanceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: AssistanceRepository,
    private readonly audit: AuditTrail,
    private readonly notifications: Notifications,
  ) {}

  async page(filter: AssistanceFilter, cursor: string | undefined, limit: number): Promise<Page<AssistanceSummary>> {
    const viewer = this.viewer();
    const before = cursor === undefined ? null : decodeKey(cursor);
    const found = await this.repository.page(viewer, filter, before, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const nextCursor = found.length > limit && last !== undefined ? encodeCursor([last.id]) : null;
    return { items, nextCursor, total: { count: await this.repository.count(viewer, filter), exact: true } };
  }

  unread(): Promise<number> {
    return this.repository.unread(this.viewer());
  }

  /** Opening a request is reading it: it no longer counts as unread. */
  async open(id: number): Promise<AssistanceDetail> {
    const request = await this.get(id);
    await this.repository.markRead(id, this.viewer().side);
    return this.withThread({ ...request, unread: false });
  }

  async ask(request: NewAssistanceRequest, text: string): Promise<number> {
    const id = await this.repository.add(request);
    await this.repository.write(id, false, text);
    await this.audit.record({ action: 'assistance.ask', details: { request: id, topic: request.topic } });
    await this.tellDesk(id);
    return id;
  }

  /** The author's side writes, the desk answers. @throws DomainProblem `assistance_step_not_open` */
  async write(id: number, text: string): Promise<AssistanceDetail> {
    const { side } = this.viewer();
    await this.take(id, side === 'desk' ? 'answer' : 'write');
    await this.repository.write(id, side === 'desk', text);
    const request = await this.get(id);
    if (side === 'author') await this.tellDesk(id);
    else if (request.authorUserId !== null)
      await this.notifications.send({ to: { userId: request.authorUserId }, topic: 'assistance_answered', ...of(id) });
    return this.withThread(request);
  }

  async close(id: number): Promise<AssistanceDetail> {
    await this.take(id, 'close');
    return this.withThread(await this.get(id));
  }

  /** By anybody, signed in or not. Nothing is read back. */
  report(subject: string, text: string, page: string | null, replyTo: string | null): Promise<number> {
    return this.unitOfWork.runAsService(() => this.repository.addFeedback(subject, text, page, replyTo));
  }

  private async tellDesk(id: number): Promise<void> {
    await this.notifications.send({ to: { role: 'dg_administrator' }, topic: 'assistance_asked', ...of(id) });
  }

  private async take(id: number, step: AssistanceStep): Promise<void> {
    const { side } = this.viewer();
    const { state } = await this.get(id);
    const next = afterStep(state, step, side);
    if (next === null) throw new DomainProblem('assistance_step_not_open', { openSteps: assistanceSteps(state, side) });
    await this.repository.setState(id, next, side);
    await this.audit.record({ action: `assistance.${step}`, details: { request: id } });
  }

  private async get(id: number): Promise<AssistanceRecord> {
    const request = await this.repository.find(this.viewer(), id);
    if (request === null) throw new DomainProblem('not_found');
    return request;
  }

  private async withThread(request: AssistanceRecord): Promise<AssistanceDetail> {
    const steps = assistanceSteps(request.state, this.viewer().side);
    return { ...request, messages: await this.repository.messages(request.id), steps };
  }

  private viewer(): AssistanceViewer {
    const { role, organisationId } = this.unitOfWork.actor;
    const isDesk = role === 'system' || hasPermission(role, 'assistance.answer');
    return { side: isDesk ? 'desk' : 'author', organisationId };
  }
}

const of = (id: number) => ({ number: String(id), link: `/assistance/${String(id)}` });
