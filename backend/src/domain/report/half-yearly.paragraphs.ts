import { formatLongItalian } from '../calendar-date.js';
import type { ReportReader } from './definition/report-reader.js';
import { inSmallLetters } from './figure-alternative.js';
import { enumerated, inWords, ofPercent, withArticle } from './italian.js';
import type { ReportRow } from './report-model.js';

const FIRST_NAMED = 5;

const share = (row: ReportRow | undefined): string => withArticle(row?.numbers.percent?.text ?? '0');
const named = (rows: readonly ReportRow[]): string =>
  enumerated(
    rows.map(
      ({ label, numbers }) =>
        `${inSmallLetters(label)} (${numbers.count?.text ?? '0'}; ${numbers.percent?.text ?? '–'}%)`,
    ),
  );

/** How many, and how that differs from a year before. */
export function stockText(read: ReportReader): string {
  const { period, territory } = read.context;
  const day = formatLongItalian(period.last);
  const where = territory.kind === 'national' ? 'in Italia' : `nel territorio di riferimento (${territory.name})`;
  const today = period.last;
  const before = read.rows('comparison-total')[1];
  const sentence = inWords(read.count('comparison-total', today), read.text('comparison-total', today), {
    none: `Al ${day} non risultano presenti e censiti minori stranieri non accompagnati ${where}.`,
    one: `Al ${day} risulta presente e censito un minore straniero non accompagnato ${where}.`,
    many: `Al ${day} risultano presenti e censiti {} minori stranieri non accompagnati ${where}.`,
  });
  if (before === undefined) return sentence;
  const change = before.numbers.change;
  const verb =
    (change?.value ?? 0) === 0 ? 'il numero è rimasto invariato' : `la variazione è pari al ${change?.text ?? ''}%`;
  return `${sentence} Alla stessa data dell'anno precedente erano ${before.numbers.count?.text ?? ''}: ${verb}.`;
}

/** Boys and girls, and the age of most. */
export function ageSexText(read: ReportReader): string | null {
  if (read.count('age-sex') === 0) return null;
  const girls = inWords(read.count('age-sex', 'total', 'F'), read.text('age-sex', 'total', 'F'), {
    none: 'Tra i minori presenti non vi sono ragazze',
    one: 'Tra i minori presenti vi è una sola ragazza',
    many: 'Le ragazze sono {}',
  });
  const eldest = read.rows('age-sex')[0];
  return `${girls}. I diciassettenni sono ${eldest?.numbers.count?.text ?? '0'}, ${share(eldest)} del totale.`;
}

/** From how many countries, and the first of them. */
export function citizenshipText(read: ReportReader): string | null {
  const countries = read.rows('all-citizenships').filter(({ key }) => key !== 'XXA').length;
  if (countries === 0) return null;
  const first = read.first('citizenship', FIRST_NAMED);
  const from = inWords(countries, String(countries), {
    none: '',
    one: 'I minori presenti provengono da un solo Paese',
    many: 'I minori presenti provengono da {} Paesi',
  });
  const continents = read.first('continent', 3);
  const shares = continents.map(({ label, numbers }) => `${inSmallLetters(label)} ${numbers.percent?.text ?? ''}%`);
  const list =
    first.length === 0
      ? 'nessuna cittadinanza raggiunge la soglia di pubblicazione'
      : first.length === 1
        ? `la cittadinanza più numerosa è ${named(first)}`
        : `le cittadinanze più numerose sono ${named(first)}`;
  return `${from}; ${list}. Per continente: ${shares.join('; ')}.`;
}

/** Where most of them are received. */
export function regionText(read: ReportReader): string | null {
  const first = read.first('region', 4);
  if (first.length === 0) return null;
  return first.length === 1
    ? `Tutti i minori presenti sono accolti in una sola regione: ${named(first)}.`
    : `Le regioni che accolgono più minori sono ${named(first)}.`;
}

/** How many girls, and from where. */
export function girlsText(read: ReportReader): string {
  const first = read.first('girls-citizenship', 3);
  const girls = inWords(read.count('girls-age'), read.text('girls-age'), {
    none: 'Non risultano presenti minori straniere non accompagnate.',
    one: 'È presente una minore straniera non accompagnata.',
    many: 'Le minori straniere non accompagnate presenti sono {}.',
  });
  if (first.length === 0) return girls;
  return `${girls} ${first.length === 1 ? 'La cittadinanza più numerosa è' : 'Le cittadinanze più numerose sono'} ${named(first)}.`;
}

/** In facilities or in households. */
export function receptionText(read: ReportReader): string | null {
  const total = read.count('reception');
  if (total === 0) return null;
  const households = read.count('reception', 'private') + read.count('reception', 'foster_family');
  const first = [...read.first('reception', 20)].sort(
    (a, b) => (b.numbers.count?.value ?? 0) - (a.numbers.count?.value ?? 0),
  );
  const inHouseholds = inWords(households, String(households).replace(/\B(?=(?:\d{3})+$)/gu, '.'), {
    none: 'Nessun minore è accolto presso un privato o in una famiglia affidataria',
    one: 'Un minore è accolto presso un privato o in una famiglia affidataria',
    many: '{} minori sono accolti presso privati o in famiglie affidatarie',
  });
  return `${inHouseholds}. Il tipo di accoglienza più frequente è ${named(first.slice(0, 1))}.`;
}

/** New reports in the period, and how many by sea. */
export function reportedText(read: ReportReader): string {
  const { label } = read.context.period;
  const sentence = inWords(read.count('reported-month'), read.text('reported-month'), {
    none: `Nel ${label} non sono stati segnalati nuovi minori.`,
    one: `Nel ${label} è stato segnalato un nuovo minore.`,
    many: `Nel ${label} sono stati segnalati {} nuovi minori.`,
  });
  const sea = read.count('reported-month', 'total', 'sea');
  if (read.count('reported-month') < 2) return sentence;
  return `${sentence} ${inWords(sea, read.text('reported-month', 'total', 'sea'), {
    none: 'Nessuno risulta giunto con uno sbarco.',
    one: 'Uno di loro è giunto con uno sbarco.',
    many: '{} di loro sono giunti con uno sbarco.',
  })}`;
}

/** Abscondings in the period. */
export function abscondedText(read: ReportReader): string {
  const { label } = read.context.period;
  const first = read.first('absconded-citizenship', 3);
  const sentence = inWords(read.count('absconded-month'), read.text('absconded-month'), {
    none: `Nel ${label} non sono stati registrati allontanamenti.`,
    one: `Nel ${label} è stato registrato un allontanamento.`,
    many: `Nel ${label} sono stati registrati {} allontanamenti.`,
  });
  return first.length === 0 ? sentence : `${sentence} Le cittadinanze più frequenti: ${named(first)}.`;
}

/** The citizenship that the report looks at more closely. */
export function chosenText(read: ReportReader): string {
  const { chosenCitizenship, names } = read.context;
  const country = names.citizenship?.get(chosenCitizenship ?? '') ?? chosenCitizenship ?? '';
  return inWords(read.count('chosen-age-sex'), read.text('chosen-age-sex'), {
    none: `Alla data del report non sono presenti minori con cittadinanza ${country}.`,
    one: `Alla data del report è presente un minore con cittadinanza ${country}.`,
    many: `Alla data del report sono presenti {} minori con cittadinanza ${country}.`,
  });
}

/** Who came of age in the period: the register lets them go without a movement. */
export function majorityText(read: ReportReader): string {
  const { label } = read.context.period;
  return inWords(read.count('turned-month'), read.text('turned-month'), {
    none: `Nel ${label} nessuno dei minori presenti ha compiuto 18 anni.`,
    one: `Nel ${label} un minore presente ha compiuto 18 anni e non è più conteggiato.`,
    many: `Nel ${label}, {} minori presenti hanno compiuto 18 anni e non sono più conteggiati.`,
  });
}

/** Requests for the opinion of art. 32 c. 1-bis D.Lgs. 286/1998: how many, how answered, how soon. Of the whole country only. */
export function opinionsText(read: ReportReader): string | null {
  const { opinionTimes, period } = read.context;
  if (opinionTimes === null) return null;
  const asked = inWords(read.count('opinion-requested-month'), read.text('opinion-requested-month'), {
    none: `Nel ${period.label} non sono state presentate richieste del parere previsto dall'art. 32 del D.Lgs. 286/1998.`,
    one: `Nel ${period.label} è stata presentata una richiesta del parere previsto dall'art. 32 del D.Lgs. 286/1998.`,
    many: `Nel ${period.label} sono state presentate {} richieste del parere previsto dall'art. 32 del D.Lgs. 286/1998.`,
  });
  const issued = read.count('opinion-issued-outcome');
  if (issued === 0 || opinionTimes.medianDays === null || opinionTimes.ninetiethPercentileDays === null) return asked;
  const favourable = read.rows('opinion-issued-outcome').find(({ key }) => key === 'favourable');
  const answered = inWords(issued, read.text('opinion-issued-outcome'), {
    none: '',
    one: 'È stato rilasciato un parere.',
    many: `Sono stati rilasciati {} pareri, favorevoli per ${share(favourable)}.`,
  });
  const late = inWords(opinionTimes.late, String(opinionTimes.late), {
    none: 'Nessuno è giunto oltre il termine.',
    one: 'Uno è giunto oltre il termine.',
    many: '{} sono giunti oltre il termine.',
  });
  return `${asked} ${answered} Metà delle risposte è arrivata entro ${opinionTimes.medianDays} giorni dalla richiesta completa, nove su dieci entro ${opinionTimes.ninetiethPercentileDays}, sospensioni escluse. ${late}`;
}

/** How soon movements are entered, and how sure the birth dates are. */
export function qualityText(read: ReportReader): string {
  const soon = read.rows('delay')[0];
  const documented = read.rows('birth-quality').find(({ key }) => key === 'documented');
  const timely = inWords(read.count('delay'), read.text('delay'), {
    none: 'Nel periodo non sono stati registrati movimenti.',
    one: 'Nel periodo è stato registrato un solo movimento.',
    many: `Dei {} movimenti del periodo, ${share(soon)} è stato inserito lo stesso giorno o il giorno dopo.`,
  });
  if (read.count('birth-quality') === 0) return timely;
  return `${timely} La data di nascita è documentata per ${share(documented)} dei minori presenti; gli altri l'hanno dichiarata, presunta o attribuita.`;
}

/** Shares of the girls, for the text of the age of girls. */
export const girlsShareText = (read: ReportReader): string | null => {
  const eldest = read.rows('girls-age')[0];
  if (read.count('girls-age') < 2) return null;
  return `Tra le ragazze la quota delle diciassettenni è ${ofPercent(eldest?.numbers.percent?.text ?? '0')}.`;
};
