import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { TemplateKind, TemplateLanguage } from '../../../domain/official-document/document-kind.js';
import { DomainProblem } from '../../../domain/problem.js';
import { sqlState, UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface KeptVersion {
  readonly version: number;
  readonly validFrom: CalendarDate;
  readonly title: string;
  readonly body: string;
  readonly note: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Name of the author; null: delivered with the system. */
  readonly author: string | null;
}

export interface KeptText extends KeptVersion {
  readonly kind: TemplateKind;
  readonly language: TemplateLanguage;
}

export interface NewVersion {
  readonly title: string;
  readonly body: string;
  readonly validFrom: CalendarDate;
  readonly note: string;
}

export interface KeptLetterhead {
  readonly validFrom: CalendarDate | null;
  /** First day on which it is valid no longer. */
  readonly until: CalendarDate | null;
  readonly lines: readonly string[];
  readonly place: string;
  readonly source: string;
}

const COLUMNS = `t.version, t.valid_from as "validFrom", t.title, t.body, t.note, u.display_name as author,
  to_char(t.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"`;

/** Texts and their versions, and the letterheads. */
@Injectable()
export class TemplatesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The version of each text that is in force on a day. */
  inForce(on: CalendarDate): Promise<KeptText[]> {
    return this.unitOfWork.query<KeptText>(
      `select distinct on (t.kind, t.language) t.kind, t.language, ${COLUMNS}
         from document_templates t left join users u on u.id = t.created_by_user_id
        where t.valid_from <= $1 order by t.kind, t.language desc, t.version desc`,
      [on],
    );
  }

  /** Newest first. */
  versions(kind: TemplateKind, language: TemplateLanguage): Promise<KeptVersion[]> {
    return this.unitOfWork.query<KeptVersion>(
      `select ${COLUMNS} from document_templates t left join users u on u.id = t.created_by_user_id
        where t.kind = $1 and t.language = $2 order by t.version desc`,
      [kind, language],
    );
  }

  /** @throws DomainProblem `stale_version` when somebody saved the same version first */
  async add(kind: TemplateKind, language: TemplateLanguage, version: number, text: NewVersion): Promise<void> {
    try {
      await this.unitOfWork.execute(
        `insert into document_templates (kind, language, version, valid_from, title, body, note) values ($1, $2, $3, $4, $5, $6, $7)`,
        [kind, language, version, text.validFrom, text.title, text.body, text.note],
      );
    } catch (error) {
      throw sqlState(error) === '23505' ? new DomainProblem('stale_version') : error;
    }
  }

  letterheads(): Promise<KeptLetterhead[]> {
    return this.unitOfWork.query<KeptLetterhead>(
      `select lower(valid) as "validFrom", upper(valid) as until, lines, place, source from letterheads order by valid desc`,
    );
  }
}
