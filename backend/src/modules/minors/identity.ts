import { apparentBirthDate, completedBirthDate, qualityErrors } from '../../domain/birth-date.js';
import { type CalendarDate, parseCalendarDate } from '../../domain/calendar-date.js';
import type { BirthDateQuality, EntryMode, Sex } from '../../domain/codes.js';
import type { DocumentKind, MinorNames } from '../../domain/minor.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../domain/problem.js';
import type {
  AliasDto,
  IdentityCorrectionDto,
  IdentityCreationDto,
  IdentityDocumentDto,
} from './minor-identity.dto.js';
import type { MinorRow } from './records.repository.js';

export interface Alias extends MinorNames {
  readonly source: string | null;
}

export interface IdentityDocument {
  readonly kind: DocumentKind;
  readonly number: string | null;
  readonly country: string | null;
  readonly issuedOn: CalendarDate | null;
  readonly expiresOn: CalendarDate | null;
}

/** The whole identity of a minor, tidied: no empty text, days checked to be days. */
export interface Identity extends MinorNames {
  /** Both names are missing on purpose. */
  readonly nameNotDeclared: boolean;
  readonly aliases: readonly Alias[];
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  readonly birthDateQuality: BirthDateQuality;
  readonly birthPlace: string | null;
  readonly birthCountry: string | null;
  readonly citizenships: readonly string[];
  readonly cui: string | null;
  readonly taxCode: string | null;
  readonly documents: readonly IdentityDocument[];
  readonly languages: readonly string[];
  readonly enteredOn: CalendarDate | null;
  readonly entryMode: EntryMode | null;
  readonly entryMunicipalityCode: string | null;
  readonly reportedOn: CalendarDate;
  readonly reportingBody: string | null;
  readonly responsibleMunicipalityCode: string | null;
}

const tidy = (text: string | null | undefined): string | null => {
  const words = text?.normalize('NFC').trim().replace(/\s+/gu, ' ');
  return words === undefined || words === '' ? null : words;
};

const day = (text: string | null | undefined, field: string): CalendarDate | null =>
  text == null ? null : parseCalendarDate(text, field);

const aliasOf = ({ familyName, givenName, source }: AliasDto): Alias => ({
  familyName: tidy(familyName),
  givenName: tidy(givenName),
  source: tidy(source),
});

const documentOf = (
  { kind, number, country, issuedOn, expiresOn }: IdentityDocumentDto,
  index: number,
): IdentityDocument => ({
  kind,
  number: tidy(number),
  country: country ?? null,
  issuedOn: day(issuedOn, `documents.${index}.issuedOn`),
  expiresOn: day(expiresOn, `documents.${index}.expiresOn`),
});

/** The birth date as kept: what is unknown of it is presumed. @throws DomainProblem */
function birthOf(
  { birthDate, birthDateQuality, apparentAge }: IdentityCreationDto,
  reportedOn: CalendarDate,
): Pick<Identity, 'birthDate' | 'birthDateQuality'> {
  if (birthDate === undefined || birthDateQuality === undefined) {
    if (apparentAge == null)
      throw new DomainProblem('validation_failed', { errors: [fieldError('birthDate', 'required')] });
    return { birthDate: apparentBirthDate(apparentAge, reportedOn), birthDateQuality: 'presumed' };
  }
  const completed = completedBirthDate(birthDate);
  refuseIfAny(qualityErrors(birthDate, birthDateQuality));
  return { birthDate: completed, birthDateQuality };
}

/** @throws DomainProblem `invalid_date`; `validation_failed` for a birth date that is no date, or better than it can be */
export function identityOf(body: IdentityCreationDto): Identity {
  const reportedOn = parseCalendarDate(body.reportedOn, 'reportedOn');
  return {
    nameNotDeclared: body.nameNotDeclared ?? false,
    ...birthOf(body, reportedOn),
    familyName: tidy(body.familyName),
    givenName: tidy(body.givenName),
    aliases: (body.aliases ?? []).map(aliasOf),
    sex: body.sex,
    birthPlace: tidy(body.birthPlace),
    birthCountry: body.birthCountry ?? null,
    citizenships: body.citizenships,
    cui: body.cui ?? null,
    taxCode: body.taxCode ?? null,
    documents: (body.documents ?? []).map(documentOf),
    languages: [...new Set(body.languages ?? [])],
    enteredOn: day(body.enteredOn, 'enteredOn'),
    entryMode: body.entryMode ?? null,
    entryMunicipalityCode: body.entryMunicipalityCode ?? null,
    reportedOn,
    reportingBody: tidy(body.reportingBody),
    responsibleMunicipalityCode: body.responsibleMunicipalityCode ?? null,
  };
}

/** The identity after a correction: what was not sent stays as it is. */
export function corrected(row: MinorRow, { reason: _reason, ...sent }: IdentityCorrectionDto): Identity {
  const current: IdentityCreationDto = {
    // Who was registered without a name stays so until one is sent.
    nameNotDeclared: row.familyName === null && row.givenName === null,
    familyName: row.familyName,
    givenName: row.givenName,
    aliases: row.aliases,
    sex: row.sex,
    birthDate: row.birthDate,
    birthDateQuality: row.birthDateQuality,
    birthPlace: row.birthPlace,
    birthCountry: row.birthCountry,
    citizenships: [row.citizenship, ...row.furtherCitizenships],
    cui: row.cui,
    taxCode: row.taxCode,
    documents: row.documents,
    languages: row.languages,
    enteredOn: row.enteredOn,
    entryMode: row.entryMode,
    entryMunicipalityCode: row.entryMunicipality?.istatCode ?? null,
    reportedOn: row.reportedOn,
    reportingBody: row.reportingBody,
    responsibleMunicipalityCode: row.responsibleMunicipality?.istatCode ?? null,
  };
  // A class of a request has all its fields: those that were not sent are undefined.
  const fields = Object.entries(sent) as [string, unknown][];
  const changes = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  return identityOf({ ...current, ...changes });
}
