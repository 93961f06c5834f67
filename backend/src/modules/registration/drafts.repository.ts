import { Injectable } from '@nestjs/common';
import { DRAFT_DAYS } from '../../domain/registration-draft.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { DraftDto, DraftSavingDto, DraftSummaryDto } from './drafts.dto.js';

export interface DraftRow extends DraftDto {
  readonly version: number;
  readonly minorId: number | null;
}

const INSTANT = (column: string): string => `to_char((${column}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const NAME = (id: string): string => `coalesce((select u.display_name from users u where u.id = ${id}), '')`;

const SUMMARY = `d.id, d.step, nullif(concat_ws(' ', nullif(d.content ->> 'familyName', ''), nullif(d.content ->> 'givenName', '')), '') as title,
  ${NAME('d.author_id')} as author, d.author_id = app.user_id() as own, ${INSTANT('d.created_at')} as "createdAt", ${INSTANT('d.updated_at')} as "updatedAt",
  ${INSTANT(`d.updated_at + interval '${String(DRAFT_DAYS)} days'`)} as "keptUntil"`;

const RECEIPT = `case when d.minor_id is not null then json_build_object(
  'number', to_char(d.sent_at at time zone 'Europe/Rome', 'YYYY') || '/' || to_char(d.receipt_number, 'FM000000'), 'sentAt', ${INSTANT('d.sent_at')},
  'simCode', m.sim_code, 'organisation', o.name, 'person', ${NAME('d.sent_by_id')}, 'familyName', m.family_name, 'givenName', m.given_name) end`;

/** The only file with SQL on the drafts. Row-level security shows those of the actor's organisation. */
@Injectable()
export class DraftsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  open(): Promise<DraftSummaryDto[]> {
    return this.unitOfWork.query(
      `select ${SUMMARY} from registration_drafts d where d.minor_id is null order by d.updated_at desc limit 200`,
    );
  }

  async countOpen(): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from registration_drafts where minor_id is null`,
    );
    return row?.count ?? 0;
  }

  async find(id: string): Promise<DraftRow | null> {
    const [row] = await this.unitOfWork.query<DraftRow>(
      `select ${SUMMARY}, d.content, d.version, d.minor_id as "minorId", ${RECEIPT} as receipt
         from registration_drafts d join organisations o on o.id = d.organisation_id left join minors m on m.id = d.minor_id where d.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Holds a draft until the end of the transaction; false: there is none. */
  async lock(id: string): Promise<boolean> {
    return (
      (await this.unitOfWork.query(`select id from registration_drafts where id = $1 for update`, [id])).length > 0
    );
  }

  async add({ step, content }: DraftSavingDto): Promise<string> {
    const [row] = await this.unitOfWork.query<{ id: string }>(
      `insert into registration_drafts (step, content) values ($1, $2) returning id`,
      [step, JSON.stringify(content)],
    );
    if (row === undefined) throw new Error('The draft was not written');
    return row.id;
  }

  async save(id: string, { step, content }: DraftSavingDto): Promise<void> {
    await this.unitOfWork.execute(
      `update registration_drafts set step = $2, content = $3, version = version + 1, updated_at = clock_timestamp(), updated_by_id = app.user_id()
        where id = $1`,
      [id, step, JSON.stringify(content)],
    );
  }

  async remove(id: string): Promise<void> {
    await this.unitOfWork.execute(`delete from registration_drafts where id = $1`, [id]);
  }

  /** The draft becomes the receipt of a record; a second record for it, or a second draft for the record, the database refuses. */
  async markSent(id: string, simCode: string): Promise<void> {
    await this.unitOfWork.execute(
      `update registration_drafts set content = '{}', minor_id = (select m.id from minors m where m.sim_code = $2),
              receipt_number = nextval('registration_receipt_number'), sent_at = clock_timestamp(), sent_by_id = app.user_id(),
              version = version + 1, updated_at = clock_timestamp(), updated_by_id = app.user_id()
        where id = $1`,
      [id, simCode],
    );
  }

  /** As the service role, which sees open drafts only. */
  removeOld(): Promise<number> {
    return this.unitOfWork.execute(
      `delete from registration_drafts where updated_at < now() - interval '${String(DRAFT_DAYS)} days'`,
    );
  }
}
