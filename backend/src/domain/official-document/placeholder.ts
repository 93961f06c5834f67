import { isCalendarDate } from '../calendar-date.js';
import { type FieldError, fieldError } from '../problem.js';
import type { TemplateKind } from './document-kind.js';

/** `date` values are `YYYY-MM-DD` and printed in words; `list` values have one entry on each line. */
export type PlaceholderForm = 'text' | 'date' | 'list';

export interface Placeholder {
  readonly form: PlaceholderForm;
  /** How it is written in a text: `{{nome_persona}}`. */
  readonly token: string;
  readonly label: string;
  /** Invented, for previews. */
  readonly sample: string;
}

const PLACEHOLDERS = {
  personName: { form: 'text', token: 'nome_persona', label: 'Nome e cognome', sample: 'Samir Esempio' },
  birthDate: { form: 'date', token: 'data_nascita', label: 'Data di nascita', sample: '2008-03-15' },
  citizenship: { form: 'text', token: 'cittadinanza', label: 'Cittadinanza', sample: 'Egitto' },
  simCode: { form: 'text', token: 'codice_sim', label: 'Codice SIM', sample: 'A3F7-K9QM' },
  requestNumber: { form: 'text', token: 'numero_richiesta', label: 'Numero della richiesta', sample: 'R-2026-000123' },
  requestDate: { form: 'date', token: 'data_richiesta', label: 'Data della richiesta', sample: '2026-02-02' },
  applicantName: {
    form: 'text',
    token: 'richiedente',
    label: 'Richiedente',
    sample: 'Comune di Esempio – Servizi sociali',
  },
  applicantTitle: {
    form: 'text',
    token: 'qualita_richiedente',
    label: 'Titolo del richiedente',
    sample: 'servizi sociali',
  },
  addressee: {
    form: 'text',
    token: 'destinatario',
    label: 'Destinatario',
    sample: 'Comune di Esempio – Servizi sociali',
  },
  signer: { form: 'text', token: 'firmatario', label: 'Chi firma', sample: 'Marta Invenzione' },
  reasons: {
    form: 'text',
    token: 'motivazione',
    label: 'Motivazione',
    sample: 'Il percorso di integrazione risulta avviato e documentato.',
  },
  integrationPath: {
    form: 'list',
    token: 'percorso',
    label: 'Percorso di integrazione (elenco)',
    sample: 'Corso di lingua italiana A2, CPIA di Esempio\nTirocinio presso Officina Esempio',
  },
  noticeNumber: { form: 'text', token: 'numero_preavviso', label: 'Protocollo del preavviso', sample: '2026/000101' },
  noticeDate: { form: 'date', token: 'data_preavviso', label: 'Data del preavviso', sample: '2026-02-10' },
  answer: {
    form: 'text',
    token: 'osservazioni',
    label: 'Osservazioni ricevute',
    sample: 'Le osservazioni presentate non superano i motivi comunicati.',
  },
  notDueCase: {
    form: 'text',
    token: 'caso_non_dovuto',
    label: 'Caso di parere non dovuto',
    sample: 'presenza in Italia da almeno tre anni e progetto di integrazione di almeno due anni',
  },
  missingDocuments: {
    form: 'list',
    token: 'documenti_mancanti',
    label: 'Documenti mancanti (elenco)',
    sample: 'Copia del passaporto o attestato di identità\nDecreto di nomina del tutore',
  },
  documents: {
    form: 'list',
    token: 'documenti_presentati',
    label: 'Documenti presentati (elenco)',
    sample: 'Permesso di soggiorno\nDecreto di nomina del tutore',
  },
  dueDate: { form: 'date', token: 'data_scadenza', label: 'Termine per rispondere', sample: '2026-03-12' },
  days: { form: 'text', token: 'giorni', label: 'Giorni per rispondere', sample: '10' },
  submittedAt: {
    form: 'text',
    token: 'data_ora_invio',
    label: 'Data e ora di invio',
    sample: '2 febbraio 2026, ore 10:45',
  },
  number: { form: 'text', token: 'numero_protocollo', label: 'Numero di protocollo', sample: '2026/000000' },
  date: { form: 'date', token: 'data_documento', label: 'Data del documento', sample: '2026-03-02' },
  office: { form: 'text', token: 'ufficio', label: 'Nome dell’ufficio', sample: 'Direzione Generale' },
} as const satisfies Record<string, Placeholder>;

export type PlaceholderName = keyof typeof PLACEHOLDERS;

/** Filled by the system when the document gets its number. */
const BY_SYSTEM = ['number', 'date', 'office'] as const satisfies readonly PlaceholderName[];
const ABOUT_REQUEST = [
  'personName',
  'birthDate',
  'citizenship',
  'simCode',
  'requestNumber',
  'requestDate',
  'applicantName',
  'applicantTitle',
  'addressee',
] as const satisfies readonly PlaceholderName[];

/** What whoever issues a document says of it. */
const GIVEN = {
  opinion_favourable: [...ABOUT_REQUEST, 'signer', 'reasons', 'integrationPath'],
  opinion_unfavourable: [...ABOUT_REQUEST, 'signer', 'reasons', 'noticeNumber', 'noticeDate', 'answer'],
  opinion_not_due: [...ABOUT_REQUEST, 'signer', 'reasons', 'notDueCase'],
  integration_request: [...ABOUT_REQUEST, 'signer', 'reasons', 'missingDocuments', 'dueDate'],
  notice_of_reasons: [...ABOUT_REQUEST, 'signer', 'reasons', 'dueDate', 'days'],
  receipt: [...ABOUT_REQUEST, 'documents', 'submittedAt'],
  not_receivable: [...ABOUT_REQUEST, 'signer', 'reasons'],
} as const satisfies Readonly<Record<TemplateKind, readonly PlaceholderName[]>>;

/** Every value that a kind of document needs; none may be left out, only `''` where there is nothing to say. */
export type GivenValues<Kind extends TemplateKind = TemplateKind> = Readonly<
  Record<(typeof GIVEN)[Kind][number], string>
>;
export type DocumentValues = Readonly<Partial<Record<PlaceholderName, string>>>;

export const placeholder = (name: PlaceholderName): Placeholder => PLACEHOLDERS[name];

/** The closed list of a kind of text, in the order in which it is offered. */
export const placeholdersOf = (kind: TemplateKind): readonly PlaceholderName[] => [...GIVEN[kind], ...BY_SYSTEM];

/** The placeholder that a token stands for in texts of the kind; undefined when it is not in the list. */
export const placeholderByToken = (kind: TemplateKind, token: string): PlaceholderName | undefined =>
  placeholdersOf(kind).find((name) => PLACEHOLDERS[name].token === token);

export const sampleValues = (kind: TemplateKind): DocumentValues =>
  Object.fromEntries(placeholdersOf(kind).map((name) => [name, PLACEHOLDERS[name].sample]));

const MAX_VALUE = 5000;

/** What is wrong with the values of a document, field by field. */
export function checkGivenValues(kind: TemplateKind, values: Readonly<Record<string, string>>): FieldError[] {
  const expected: readonly string[] = GIVEN[kind];
  const unexpected = Object.keys(values)
    .filter((name) => !expected.includes(name))
    .map((name) => fieldError(`values.${name}`, 'not_allowed'));
  const wrong = GIVEN[kind].flatMap((name): FieldError[] => {
    const value = values[name];
    const field = `values.${name}`;
    if (value === undefined) return [fieldError(field, 'required')];
    if (value.length > MAX_VALUE) return [fieldError(field, 'too_long')];
    if (PLACEHOLDERS[name].form === 'date' && value !== '' && !isCalendarDate(value))
      return [fieldError(field, 'invalid_date')];
    return [];
  });
  return [...unexpected, ...wrong];
}
