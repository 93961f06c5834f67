import { Injectable } from '@nestjs/common';
import type { AttachmentMediaType, ScanState } from '../../../domain/attachment.js';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { ANSWERED_STATES, ENDED_STATES, WAITING_STATES } from '../../../domain/opinion/author-states.js';
import type {
  ApplicantKind,
  NotDueCase,
  OpinionDocumentState,
  OpinionOutcome,
  OpinionState,
} from '../../../domain/opinion/opinion-codes.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { ReceivedAttachment } from '../../attachments/index.js';
import type { OpinionHistoryDto, OpinionList } from './opinion.dto.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const oneOf = (states: readonly OpinionState[]): string =>
  `r.state in (${states.map((state) => `'${state}'`).join(', ')})`;

/** What the list shows. */
export interface OpinionRow {
  readonly id: number;
  readonly number: string;
  readonly simCode: string | null;
  readonly minorName: string | null;
  readonly majorityOn: CalendarDate | null;
  readonly applicantKind: ApplicantKind;
  readonly state: OpinionState;
  readonly stateSince: string;
  readonly submittedOn: CalendarDate | null;
  readonly termDueOn: CalendarDate | null;
  readonly answerDueOn: CalendarDate | null;
  readonly outcome: OpinionOutcome | null;
  readonly notDueCase: NotDueCase | null;
  readonly isMine: boolean;
}

export interface OpinionFilter {
  readonly list: OpinionList;
  readonly state?: OpinionState | undefined;
  readonly search?: string | undefined;
  readonly simCode?: string | undefined;
}

/** Where a page of the list ends. */
export interface PlaceInList {
  /** 1 where the next step is the reader's, otherwise 0. */
  readonly waits: number;
  readonly id: number;
}

/** A document of a request, as the table holds it. */
export interface OpinionDocumentRow {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly mediaType: AttachmentMediaType;
  readonly bytes: number;
  readonly sha256: string;
  readonly scanState: ScanState;
  readonly state: OpinionDocumentState;
  readonly stateReason: string | null;
  readonly uploadedAt: string;
}

const LISTS: Readonly<Record<OpinionList, string>> = {
  all: 'true',
  waiting: `(app.own_opinion_request(r.id) and ${oneOf(WAITING_STATES)})`,
  open: `not (${oneOf([...ANSWERED_STATES, ...ENDED_STATES])})`,
  closed: oneOf([...ANSWERED_STATES, ...ENDED_STATES]),
};

/** 1 where the next step is the reader's. */
const WAITS = `(${LISTS.waiting})::integer`;

/** Before the title is confirmed the author reads of the minor what he or she wrote. */
const ROW = `r.id, r.number, coalesce(p.sim_code, r.stated->>'simCode') as "simCode",
  coalesce(nullif(concat_ws(' ', p.given_name, p.family_name), ''), r.stated->>'familyName') as "minorName", p.adult_on as "majorityOn",
  r.applicant_kind as "applicantKind", r.state, ${instant('r.state_since')} as "stateSince", r.submitted_on as "submittedOn", r.term_due_on as "termDueOn",
  r.answer_due_on as "answerDueOn", r.outcome, r.not_due_case as "notDueCase", app.own_opinion_request(r.id) as "isMine"`;

/** All that authors may read: the database refuses `*`. */
const COLUMNS = `r.id, r.number, r.applicant_kind, r.author_organisation_id, r.stated, r.state, r.state_since, r.submitted_on, r.term_due_on,
  r.answer_due_on, r.outcome, r.not_due_case`;

/** $1 a state; a body's requests are some hundreds, so the people of all are read at once. */
const seen = (list: OpinionList): string => `with seen as materialized (
  select ${COLUMNS} from opinion_requests r
   where (r.submitted_on is not null or app.own_opinion_request(r.id)) and ${LISTS[list]} and ($1::text is null or r.state = $1))`;

/** $2 words, $3 a SIM code. */
const CHOSEN = `from seen r left join app.opinion_request_people(array(select id from seen)) p on p.request_id = r.id
  where ($2::text is null or coalesce(p.sim_code, r.stated->>'simCode') = replace(upper($2), '-', '')
         or strpos(app.fold(concat_ws(' ', r.number, p.given_name, p.family_name, p.given_name, r.stated->>'familyName')), app.fold($2)) > 0)
    and ($3::text is null or coalesce(p.sim_code, r.stated->>'simCode') = $3)`;

const parameters = ({ state, search, simCode }: OpinionFilter): (string | null)[] => [
  state ?? null,
  search ?? null,
  simCode ?? null,
];

const DOCUMENT = `id, kind, original_name as name, media_type as "mediaType", bytes, sha256, scan_state as "scanState", state, state_reason as "stateReason",
  ${instant('uploaded_at')} as "uploadedAt"`;

/** What authors read of requests, their documents included. A draft is its author's alone: the Directorate-General sees a request once it is filed. */
@Injectable()
export class AuthorsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that wait for the reader first, then the latest first. */
  page(filter: OpinionFilter, after: PlaceInList | null, limit: number): Promise<OpinionRow[]> {
    return this.unitOfWork.query<OpinionRow>(
      `${seen(filter.list)} select ${ROW} ${CHOSEN} and ($4::integer is null or (${WAITS}, r.id) < ($4, $5::bigint))
        order by ${WAITS} desc, r.id desc limit $6`,
      [...parameters(filter), after?.waits ?? null, after?.id ?? null, limit],
    );
  }

  async count(filter: OpinionFilter): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `${seen(filter.list)} select count(*)::integer as count ${CHOSEN}`,
      parameters(filter),
    );
    return row?.count ?? 0;
  }

  async find(id: number): Promise<OpinionRow | null> {
    const [row] = await this.unitOfWork.query<OpinionRow>(
      `select ${ROW} from opinion_requests r left join app.opinion_request_people(array[$1::bigint]) p on p.request_id = r.id
        where r.id = $1 and (r.submitted_on is not null or app.own_opinion_request(r.id))`,
      [id],
    );
    return row ?? null;
  }

  /** Latest first. */
  history(id: number): Promise<OpinionHistoryDto[]> {
    return this.unitOfWork.query<OpinionHistoryDto>(
      `select s.seq, s.step, s.on_date as "on", ${instant('s.at')} as at,
              case when s.user_id is null then 'system' when s.user_id = app.user_id() then 'me'
                   when s.organisation_id = r.author_organisation_id then 'author' else 'office' end as by,
              s.reason, s.outcome, s.not_due_case as "notDueCase", s.answer_due_on as "answerDueOn", s.term_due_on as "termDueOn",
              coalesce(s.facts->'documents', '[]') as documents
         from opinion_steps s join opinion_requests r on r.id = s.request_id where s.request_id = $1 order by s.seq desc`,
      [id],
    );
  }

  /** Those that count, in the order of the upload. */
  documents(id: number): Promise<OpinionDocumentRow[]> {
    return this.unitOfWork.query<OpinionDocumentRow>(
      `select ${DOCUMENT} from opinion_documents where request_id = $1 and state <> 'replaced' order by id`,
      [id],
    );
  }

  /** One document, also a replaced one. */
  async document(id: number, documentId: number): Promise<OpinionDocumentRow | null> {
    const [row] = await this.unitOfWork.query<OpinionDocumentRow>(
      `select ${DOCUMENT} from opinion_documents where request_id = $1 and id = $2`,
      [id, documentId],
    );
    return row ?? null;
  }

  /** A new document takes the place of those of its kind that could not be read. */
  async addDocument(id: number, kind: string, file: ReceivedAttachment, scanState: ScanState): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into opinion_documents (request_id, kind, original_name, media_type, bytes, sha256, scan_state)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [id, kind, file.name, file.mediaType, file.bytes, file.sha256, scanState],
    );
    if (row === undefined) throw new Error('A document was not written');
    await this.unitOfWork.execute(
      `update opinion_documents set state = 'replaced', state_reason = null, state_by_user_id = app.user_id(), state_at = clock_timestamp()
        where request_id = $1 and kind = $2 and state = 'not_readable'`,
      [id, kind],
    );
    return row.id;
  }

  /** @returns whether it counted until now */
  async withdrawDocument(id: number, documentId: number): Promise<boolean> {
    const touched = await this.unitOfWork.execute(
      `update opinion_documents set state = 'replaced', state_reason = null, state_by_user_id = app.user_id(), state_at = clock_timestamp()
        where request_id = $1 and id = $2 and state in ('present', 'not_readable')`,
      [id, documentId],
    );
    return touched > 0;
  }
}
