import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { DocumentKind, TemplateKind, TemplateLanguage } from '../../domain/official-document/document-kind.js';
import type { DocumentValues } from '../../domain/official-document/placeholder.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type {
  DocumentSubject,
  DocumentSummary,
  FrozenDocument,
  Letterhead,
  TemplateVersion,
} from './official-document.js';

/** Attempts without a file after which a document is called failed; the sweep goes on. */
const FAILED_AFTER = 5;

export interface DocumentRow {
  readonly kind: DocumentKind;
  readonly subject: DocumentSubject;
  readonly number: string;
  readonly registeredOn: CalendarDate;
  readonly dated: CalendarDate;
  readonly checkCode: string;
  readonly templateId: number;
  readonly courtesyTemplateId: number | null;
  readonly letterheadId: number;
  readonly content: DocumentValues;
}

export interface FileRow {
  readonly fileKey: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly signedBy: string;
  readonly signedAt: Date;
}

export type DocumentFailure = 'not_rendered' | 'not_signed' | 'not_stored';

/** What was issued, and its files. Row-level security decides who sees what. */
@Injectable()
export class OfficialDocumentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async findLetterhead(on: CalendarDate): Promise<Letterhead | undefined> {
    const [row] = await this.unitOfWork.query<Letterhead>(
      `select id, lines, place from letterheads where valid @> $1::date`,
      [on],
    );
    return row;
  }

  /** The version in force on a day. */
  async findTemplate(
    kind: TemplateKind,
    language: TemplateLanguage,
    on: CalendarDate,
  ): Promise<TemplateVersion | undefined> {
    const [row] = await this.unitOfWork.query<TemplateVersion>(
      `select id, version, valid_from as "validFrom", title, body from document_templates
        where kind = $1 and language = $2 and valid_from <= $3 order by version desc limit 1`,
      [kind, language, on],
    );
    return row;
  }

  async insert(row: DocumentRow): Promise<number> {
    const [inserted] = await this.unitOfWork.query<{ id: number }>(
      `insert into official_documents (kind, subject_type, subject_id, number, registered_on, dated, check_code, template_id, courtesy_template_id, letterhead_id, content)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
      [
        row.kind,
        row.subject.type,
        row.subject.id,
        row.number,
        row.registeredOn,
        row.dated,
        row.checkCode,
        row.templateId,
        row.courtesyTemplateId,
        row.letterheadId,
        JSON.stringify(row.content),
      ],
    );
    if (inserted === undefined) throw new Error('The document was not kept');
    return inserted.id;
  }

  list(where: { readonly subject: DocumentSubject } | { readonly id: number }): Promise<DocumentSummary[]> {
    const [condition, parameters] =
      'subject' in where
        ? ['d.subject_type = $1 and d.subject_id = $2', [where.subject.type, where.subject.id]]
        : ['d.id = $1', [where.id]];
    return this.unitOfWork.query<DocumentSummary>(
      `select d.id, d.kind, d.number, d.dated, to_char(d.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "issuedAt",
              to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "revokedAt",
              case when f.document_id is not null then 'ready'
                   when app.failures_of_document(d.id) >= ${String(FAILED_AFTER)} then 'failed' else 'pending' end as state
         from official_documents d
         left join official_document_files f on f.document_id = d.id
         left join official_document_revocations r on r.document_id = d.id
        where ${condition} order by d.id`,
      parameters,
    );
  }

  /** @returns false when it was revoked before */
  async revoke(id: number, reason: string, successorId: number | null): Promise<boolean> {
    const touched = await this.unitOfWork.execute(
      `insert into official_document_revocations (document_id, reason, successor_id) values ($1, $2, $3) on conflict (document_id) do nothing`,
      [id, reason, successorId],
    );
    return touched > 0;
  }

  async findFile(id: number): Promise<FileRow | undefined> {
    const [row] = await this.unitOfWork.query<FileRow>(
      `select file_key as "fileKey", bytes, sha256, signed_by as "signedBy", signed_at as "signedAt" from official_document_files where document_id = $1`,
      [id],
    );
    return row;
  }

  async findFrozen(id: number): Promise<FrozenDocument | undefined> {
    const [row] = await this.unitOfWork.query<FrozenDocument>(
      `select t.kind as "templateKind", d.number, d.check_code as "checkCode", d.dated, d.content as values,
              jsonb_build_object('lines', l.lines, 'place', l.place) as letterhead,
              jsonb_build_object('title', t.title, 'body', t.body) as text,
              case when c.id is not null then jsonb_build_object('title', c.title, 'body', c.body) end as courtesy
         from official_documents d
         join document_templates t on t.id = d.template_id
         join letterheads l on l.id = d.letterhead_id
         left join document_templates c on c.id = d.courtesy_template_id
        where d.id = $1`,
      [id],
    );
    return row;
  }

  /** @returns false when another worker was quicker: its file is the document's */
  async keepFile(id: number, file: FileRow): Promise<boolean> {
    const touched = await this.unitOfWork.execute(
      `insert into official_document_files (document_id, file_key, bytes, sha256, signed_by, signed_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (document_id) do nothing`,
      [id, file.fileKey, file.bytes, file.sha256, file.signedBy, file.signedAt],
    );
    return touched > 0;
  }

  async noteFailure(id: number, failure: DocumentFailure): Promise<void> {
    await this.unitOfWork.execute(`insert into official_document_failures (document_id, failure) values ($1, $2)`, [
      id,
      failure,
    ]);
  }

  /** Documents that have waited for their file for more than a minute. */
  async leftBehind(): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select d.id from official_documents d
        where d.issued_at < now() - interval '1 minute' and not exists (select from official_document_files f where f.document_id = d.id)
        order by d.id limit 1000`,
    );
    return rows.map(({ id }) => id);
  }
}
