import { Injectable, inject, signal } from '@angular/core';
import { Api } from '../../api/api';
import {
  askAssistance,
  closeAssistance,
  countUnreadAssistance,
  listAssistance,
  openAssistance,
  writeAssistance,
} from '../../api/functions';
import type {
  AssistancePageDto,
  AssistanceRequestDto,
  AssistanceState,
  NewAssistanceRequestDto,
} from '../../api/models';

/** Requests for assistance, and how many of them have something new to read. */
@Injectable({ providedIn: 'root' })
export class AssistanceClient {
  private readonly api = inject(Api);
  readonly unread = signal(0);

  /** A count that cannot be read is no count: the page says nothing about it. */
  async countUnread(): Promise<void> {
    const answer = await this.api.invoke(countUnreadAssistance).catch(() => ({ count: 0 }));
    this.unread.set(answer.count);
  }

  list(state: AssistanceState | undefined, cursor: string | null): Promise<AssistancePageDto> {
    return this.api.invoke(listAssistance, { state, cursor: cursor ?? undefined });
  }

  async open(id: number): Promise<AssistanceRequestDto> {
    const request = await this.api.invoke(openAssistance, { id });
    void this.countUnread();
    return request;
  }

  ask(body: NewAssistanceRequestDto, key: string): Promise<AssistanceRequestDto> {
    return this.api.invoke(askAssistance, { body, 'Idempotency-Key': key });
  }

  write(id: number, text: string, key: string): Promise<AssistanceRequestDto> {
    return this.api.invoke(writeAssistance, { id, body: { text }, 'Idempotency-Key': key });
  }

  close(id: number): Promise<AssistanceRequestDto> {
    return this.api.invoke(closeAssistance, { id });
  }
}
