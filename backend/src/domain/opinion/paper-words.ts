import type { ApplicantKind, NotDueCase, OpinionOutcome } from './opinion-codes.js';

/** As documents name who asks. */
export const APPLICANT_TITLES: Readonly<Record<ApplicantKind, string>> = {
  social_services: 'servizi sociali del comune',
  guardian: 'tutore',
  lawyer: 'avvocato',
  community: 'comunità di accoglienza',
  former_minor: 'interessato, neomaggiorenne',
};

/** Guidelines of 24/02/2017, letters a to d. */
export const CASE_WORDS: Readonly<Record<NotDueCase, string>> = {
  three_years_and_project:
    'presenza in Italia da almeno tre anni e progetto di integrazione di almeno due anni (art. 32, comma 1-ter)',
  fostered_to_relative: 'affidamento a un parente entro il quarto grado',
  prosieguo: 'prosieguo amministrativo disposto dal Tribunale per i minorenni (art. 13 della legge 47/2017)',
  protection: 'titolarità, alla maggiore età, di un permesso per protezione',
};

const DOCUMENT_WORDS: Readonly<Record<string, string>> = {
  identity_document: 'Passaporto o attestato di identità',
  permit: 'Permesso di soggiorno o ricevuta',
  guardianship: 'Decreto di tutela o di affidamento, o richiesta di apertura della tutela',
  integration_path: 'Documentazione del percorso di integrazione',
  title: 'Documento che prova il titolo del richiedente',
};

/** A kind of document as it is asked for; an unknown one as the rule names it. */
export const documentWords = (kind: string): string => DOCUMENT_WORDS[kind] ?? kind.replaceAll('_', ' ');

/** As tables head their rows. */
export const APPLICANT_WORDS: Readonly<Record<ApplicantKind, string>> = {
  social_services: 'Servizi sociali',
  guardian: 'Tutore',
  lawyer: 'Avvocato',
  community: 'Comunità di accoglienza',
  former_minor: 'Neomaggiorenne',
};
export const OPINION_OUTCOME_WORDS: Readonly<Record<OpinionOutcome, string>> = {
  favourable: 'Favorevole',
  unfavourable: 'Non favorevole',
  not_due: 'Non dovuto',
};
