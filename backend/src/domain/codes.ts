/** A code as it is shown to people. */
export interface Label {
  readonly it: string;
  readonly en: string;
}

/** A code that the exchange files name in Italian. */
export interface ExchangedLabel extends Label {
  readonly exchange: string;
}

/** A closed list of codes with their labels. */
export interface CodeTable<Code extends string> {
  readonly codes: readonly Code[];
  readonly is: (text: string) => text is Code;
  readonly label: (code: Code, language: 'it' | 'en') => string;
}

/** A code table known to the exchange files too. */
export interface ExchangeTable<Code extends string> extends CodeTable<Code> {
  readonly toExchange: (code: Code) => string;
  /** Undefined when the name is not in the list; names are matched exactly, in capitals. */
  readonly fromExchange: (name: string) => Code | undefined;
  readonly exchangeNames: readonly string[];
}

function codeTable<Code extends string>(rows: Readonly<Record<Code, Label>>): CodeTable<Code> {
  const codes = Object.keys(rows) as Code[];
  return {
    codes,
    is: (text): text is Code => Object.hasOwn(rows, text),
    label: (code, language) => rows[code][language],
  };
}

function exchangeTable<Code extends string>(rows: Readonly<Record<Code, ExchangedLabel>>): ExchangeTable<Code> {
  const table = codeTable<Code>(rows);
  const byName = new Map(table.codes.map((code) => [rows[code].exchange, code]));
  return {
    ...table,
    toExchange: (code) => rows[code].exchange,
    fromExchange: (name) => byName.get(name),
    exchangeNames: [...byName.keys()],
  };
}

export type FacilityKind =
  'first_governmental' | 'temporary_prefectural' | 'first_municipal' | 'sai' | 'second_accredited' | 'adult_section';

/** Kinds of reception: L. 47/2017 art. 4, D.Lgs. 142/2015 art. 19, DL 133/2023 art. 5. */
export const FACILITY_KINDS = exchangeTable<FacilityKind>({
  first_governmental: {
    exchange: 'PRIMA_GOVERNATIVA',
    it: 'Prima accoglienza governativa',
    en: 'Governmental first reception',
  },
  temporary_prefectural: {
    exchange: 'CAS_MINORI',
    it: 'Struttura temporanea prefettizia (CAS minori)',
    en: 'Temporary prefectural facility',
  },
  first_municipal: { exchange: 'PRIMA_COMUNALE', it: 'Prima accoglienza comunale', en: 'Municipal first reception' },
  sai: { exchange: 'SAI', it: 'SAI (seconda accoglienza)', en: 'SAI network (second reception)' },
  second_accredited: {
    exchange: 'SECONDA_ACCREDITATA',
    it: 'Seconda accoglienza accreditata',
    en: 'Accredited second reception',
  },
  adult_section: {
    exchange: 'SEZIONE_ADULTI',
    it: 'Sezione dedicata in centro per adulti',
    en: 'Dedicated section of a centre for adults',
  },
});

export type PlaceKind = 'facility' | 'foster_family' | 'private';

export const PLACE_KINDS = exchangeTable<PlaceKind>({
  facility: { exchange: 'STRUTTURA', it: 'Struttura', en: 'Facility' },
  foster_family: { exchange: 'FAMIGLIA_AFFIDATARIA', it: 'Famiglia affidataria', en: 'Foster family' },
  private: { exchange: 'PRIVATO', it: 'Privato', en: 'Private household' },
});

export type MovementKind = 'placement' | 'transfer' | 'absconding' | 'found_again' | 'exit';

export const MOVEMENT_KINDS = exchangeTable<MovementKind>({
  placement: { exchange: 'COLLOCAMENTO', it: 'Collocamento', en: 'Placement' },
  transfer: { exchange: 'TRASFERIMENTO', it: 'Trasferimento', en: 'Transfer' },
  absconding: { exchange: 'ALLONTANAMENTO', it: 'Allontanamento', en: 'Absconding' },
  found_again: { exchange: 'RINTRACCIO', it: 'Rintraccio', en: 'Found again' },
  exit: { exchange: 'USCITA', it: 'Uscita', en: 'Exit' },
});

export type ExitReason =
  | 'family_reunification'
  | 'dublin_transfer'
  | 'relocation'
  | 'assisted_voluntary_return'
  | 'returned_to_parent'
  | 'found_adult'
  | 'death'
  | 'other';

export const EXIT_REASONS = exchangeTable<ExitReason>({
  family_reunification: {
    exchange: 'RICONGIUNGIMENTO_FAMILIARE',
    it: 'Ricongiungimento familiare',
    en: 'Family reunification',
  },
  dublin_transfer: { exchange: 'TRASFERIMENTO_DUBLINO', it: 'Trasferimento Dublino', en: 'Dublin transfer' },
  relocation: { exchange: 'RELOCATION', it: 'Relocation', en: 'Relocation' },
  assisted_voluntary_return: {
    exchange: 'RIMPATRIO_VOLONTARIO_ASSISTITO',
    it: 'Rimpatrio volontario assistito',
    en: 'Assisted voluntary return',
  },
  returned_to_parent: {
    exchange: 'RIAFFIDAMENTO_GENITORE',
    it: 'Riaffidamento al genitore',
    en: 'Returned to a parent',
  },
  found_adult: { exchange: 'ACCERTATO_MAGGIORENNE', it: 'Accertato maggiorenne', en: 'Found to be an adult' },
  death: { exchange: 'DECESSO', it: 'Decesso', en: 'Death' },
  other: { exchange: 'ALTRO', it: 'Altro', en: 'Other' },
});

export type EntryMode =
  'sea_landing' | 'land_border' | 'sea_border' | 'air_border' | 'found_inland' | 'dublin_return' | 'evacuation';

export const ENTRY_MODES = exchangeTable<EntryMode>({
  sea_landing: { exchange: 'SBARCO', it: 'Sbarco', en: 'Landing after rescue or by boat' },
  land_border: { exchange: 'FRONTIERA_TERRESTRE', it: 'Frontiera terrestre', en: 'Land border' },
  sea_border: { exchange: 'FRONTIERA_MARITTIMA', it: 'Frontiera marittima', en: 'Sea border' },
  air_border: { exchange: 'FRONTIERA_AEREA', it: 'Frontiera aerea', en: 'Air border' },
  found_inland: { exchange: 'RITROVAMENTO', it: 'Ritrovamento sul territorio', en: 'Found inland' },
  dublin_return: { exchange: 'RIENTRO_DUBLINO', it: 'Rientro Dublino', en: 'Dublin return' },
  evacuation: { exchange: 'EVACUAZIONE', it: 'Evacuazione', en: 'Evacuation' },
});

export type BirthDateQuality = 'documented' | 'declared' | 'presumed' | 'attributed';

/**
 * `presumed`: only the year is known and 1 January is written. `attributed`: by the juvenile court, D.Lgs. 142/2015
 * art. 19-bis.
 */
export const BIRTH_DATE_QUALITIES = exchangeTable<BirthDateQuality>({
  documented: { exchange: 'DOCUMENTATA', it: 'Documentata', en: 'Documented' },
  declared: { exchange: 'DICHIARATA', it: 'Dichiarata', en: 'Declared' },
  presumed: { exchange: 'PRESUNTA', it: 'Presunta', en: 'Presumed' },
  attributed: { exchange: 'ATTRIBUITA', it: 'Attribuita dal Tribunale', en: 'Attributed by the court' },
});

export type Sex = 'M' | 'F';

export const SEXES = exchangeTable<Sex>({
  M: { exchange: 'M', it: 'Maschile', en: 'Male' },
  F: { exchange: 'F', it: 'Femminile', en: 'Female' },
});

export type MinorState = 'reported' | 'placed' | 'absconded' | 'left';

/** Where the movements have brought the minor. Majority is no state: it is computed from the birth date. */
export const MINOR_STATES = codeTable<MinorState>({
  reported: { it: 'Segnalato', en: 'Reported' },
  placed: { it: 'Collocato', en: 'Placed' },
  absconded: { it: 'Allontanato', en: 'Absconded' },
  left: { it: 'Uscito', en: 'Left' },
});

export type OrganisationKind = 'dg' | 'region' | 'prefecture' | 'municipality' | 'facility' | 'applicants';

export const ORGANISATION_KINDS = codeTable<OrganisationKind>({
  dg: { it: 'Direzione generale', en: 'Directorate-General' },
  region: { it: 'Regione o provincia autonoma', en: 'Region or autonomous province' },
  prefecture: { it: 'Prefettura - UTG', en: 'Prefecture' },
  municipality: { it: 'Comune', en: 'Municipality' },
  facility: { it: 'Struttura di accoglienza', en: 'Reception facility' },
  applicants: { it: 'Richiedenti il parere', en: 'Applicants for an opinion' },
});

export type Role =
  | 'dg_analyst'
  | 'dg_administrator'
  | 'dg_registry'
  | 'dg_officer'
  | 'dg_head'
  | 'dg_reader'
  | 'region'
  | 'prefecture'
  | 'municipality'
  | 'facility'
  | 'applicant';

export const ROLES = codeTable<Role>({
  dg_analyst: { it: 'Analista della Direzione generale', en: 'Analyst of the Directorate-General' },
  dg_administrator: { it: 'Amministratore della Direzione generale', en: 'Administrator of the Directorate-General' },
  dg_registry: { it: 'Protocollo della Direzione generale', en: 'Registry office of the Directorate-General' },
  dg_officer: { it: 'Funzionario istruttore', en: 'Officer of the Directorate-General' },
  dg_head: { it: 'Dirigente della divisione', en: 'Head of division' },
  dg_reader: { it: 'Consultazione dei pareri', en: 'Reader of the opinions' },
  region: { it: 'Operatore regionale', en: 'Regional officer' },
  prefecture: { it: 'Operatore di prefettura', en: 'Prefecture officer' },
  municipality: { it: 'Operatore comunale', en: 'Municipal officer' },
  facility: { it: 'Operatore di struttura', en: 'Facility officer' },
  applicant: { it: 'Richiedente il parere', en: 'Applicant for an opinion' },
});
