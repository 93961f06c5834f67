import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { TitleState } from '../../../domain/opinion/opinion-codes.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { DeskDocumentDto, DeskHistoryStepDto, DeskPreviousDto } from './files.dto.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What the file shows beyond the row of the list. */
export interface FileRow {
  readonly applicant: string;
  readonly title: TitleState;
  /** Entry into Italy, or the report where the entry is not known. */
  readonly staySince: CalendarDate;
}

/** Reads a request for the desk; what is written of it is written by the module opinions. */
@Injectable()
export class FilesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(id: number): Promise<FileRow | null> {
    const [row] = await this.unitOfWork.query<FileRow>(
      `select concat_ws(', ', u.display_name, case when r.applicant_kind = 'social_services' then g.name else a.body_name end) as applicant,
              case when r.applicant_kind = 'social_services' then 'by_office' else coalesce(t.state, 'to_confirm') end as title,
              coalesce(m.entry_date, m.reported_on) as "staySince"
         from opinion_requests r join minors m on m.id = r.minor_id join users u on u.id = r.author_user_id
         join organisations g on g.id = r.author_organisation_id left join applicants a on a.user_id = r.author_user_id
         left join opinion_titles t on t.user_id = r.author_user_id and t.minor_id = r.minor_id
        where r.id = $1 and r.submitted_on is not null`,
      [id],
    );
    return row ?? null;
  }

  /** Latest first. */
  history(id: number): Promise<DeskHistoryStepDto[]> {
    return this.unitOfWork.query<DeskHistoryStepDto>(
      `select s.id, s.step, ${instant('s.at')} as at, u.display_name as by, s.reason, s.outcome, s.not_due_case as "notDueCase", o.display_name as officer,
              s.answer_due_on as "answerDueOn", coalesce(s.facts->'documents', '[]') as documents
         from opinion_steps s left join users u on u.id = s.user_id left join users o on o.id = s.officer_user_id
        where s.request_id = $1 order by s.seq desc`,
      [id],
    );
  }

  documents(id: number): Promise<DeskDocumentDto[]> {
    return this.unitOfWork.query<DeskDocumentDto>(
      `select id, kind, original_name as "fileName", state, state_reason as "stateReason", ${instant('uploaded_at')} as "uploadedAt"
         from opinion_documents where request_id = $1 and state <> 'replaced' order by id`,
      [id],
    );
  }

  /** Other requests about the same minor, latest first. */
  others(id: number, minorId: number): Promise<DeskPreviousDto[]> {
    return this.unitOfWork.query<DeskPreviousDto>(
      `select id, number, state, outcome, submitted_on as "submittedOn" from opinion_requests
        where minor_id = $2 and id <> $1 and submitted_on is not null order by id desc`,
      [id, minorId],
    );
  }

  /** Says what an officer found in a document; false where there is no such document to look at. */
  async check(
    requestId: number,
    documentId: number,
    state: 'accepted' | 'not_readable',
    reason: string | null,
  ): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(
        `update opinion_documents set state = $3, state_reason = $4, state_by_user_id = app.user_id(), state_at = clock_timestamp()
          where id = $2 and request_id = $1 and state <> 'replaced'`,
        [requestId, documentId, state, reason],
      )) > 0
    );
  }
}
