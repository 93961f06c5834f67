import { Injectable } from '@nestjs/common';
import {
  isTemplateKind,
  TEMPLATE_LANGUAGES,
  type TemplateKind,
  type TemplateLanguage,
} from '../../../domain/official-document/document-kind.js';
import { placeholder, placeholdersOf, sampleValues } from '../../../domain/official-document/placeholder.js';
import { checkTemplateText, type TemplateText } from '../../../domain/official-document/template-text.js';
import { DomainProblem, type FieldError, fieldError, refuseIfAny } from '../../../domain/problem.js';
import { Clock } from '../../../platform/clock.js';
import type { Download } from '../../../platform/http/download.js';
import { requireMatch } from '../../../platform/http/entity-tag.js';
import type { FrozenDocument } from '../official-document.js';
import { OfficialDocumentsRepository } from '../official-documents.repository.js';
import { renderPreview } from '../rendering/document-renderer.js';
import type { DocumentTemplateDto, TemplateListDto } from './templates.dto.js';
import { type NewVersion, TemplatesRepository } from './templates.repository.js';

/** The administrator's side: texts of documents, version by version. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly templates: TemplatesRepository,
    private readonly documents: OfficialDocumentsRepository,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<TemplateListDto> {
    const today = this.clock.today();
    return { items: await this.templates.inForce(today), letterheads: await this.templates.letterheads() };
  }

  /** @throws DomainProblem `not_found` */
  async read(kind: string, language: string): Promise<DocumentTemplateDto> {
    const text = textOf(kind, language);
    const versions = await this.templates.versions(text.kind, text.language);
    const [newest] = versions;
    if (newest === undefined) throw new DomainProblem('not_found');
    const today = this.clock.today();
    const inForce = versions.find(({ validFrom }) => validFrom <= today)?.version ?? null;
    return {
      ...text,
      placeholders: placeholdersOf(text.kind).map((name) => {
        const { token, label, form, sample } = placeholder(name);
        return { token, label, form, sample };
      }),
      newest: newest.version,
      inForce,
      versions,
    };
  }

  /** @throws DomainProblem `validation_failed`, `stale_version`, `not_found` */
  async save(kind: string, language: string, ifMatch: string | undefined, version: NewVersion): Promise<void> {
    const { newest, ...text } = await this.read(kind, language);
    requireMatch(ifMatch, newest);
    const early: FieldError[] =
      version.validFrom < this.clock.today() ? [fieldError('validFrom', 'invalid_period', 'The day is past.')] : [];
    refuseIfAny([...checkTemplateText(text.kind, version), ...early]);
    await this.templates.add(text.kind, text.language, newest + 1, version);
  }

  /** @throws DomainProblem `validation_failed`, `not_found` */
  async preview(kind: string, language: string, draft: TemplateText): Promise<Download> {
    const text = textOf(kind, language);
    refuseIfAny(checkTemplateText(text.kind, draft));
    const dated = this.clock.today();
    const letterhead = await this.documents.findLetterhead(dated);
    const italian = text.language === 'it' ? draft : await this.documents.findTemplate(text.kind, 'it', dated);
    if (letterhead === undefined || italian === undefined) throw new DomainProblem('not_found');
    const office = letterhead.lines.at(-1) ?? '';
    const document: FrozenDocument = {
      templateKind: text.kind,
      number: '',
      checkCode: '',
      dated,
      letterhead,
      text: italian,
      courtesy: text.language === 'en' ? draft : null,
      values: { ...sampleValues(text.kind), date: dated, office },
    };
    return {
      name: `anteprima-${text.kind.replaceAll('_', '-')}.pdf`,
      mediaType: 'application/pdf',
      content: await renderPreview(document, this.clock.now()),
    };
  }
}

function textOf(kind: string, language: string): { kind: TemplateKind; language: TemplateLanguage } {
  const known = TEMPLATE_LANGUAGES.find((code) => code === language);
  if (!isTemplateKind(kind) || known === undefined) throw new DomainProblem('not_found');
  return { kind, language: known };
}
