import { formatLongItalian, type CalendarDate } from '../../domain/calendar-date.js';
import type { NotificationTopic } from '../../domain/notification.js';

export type LetterLanguage = 'it' | 'en';

/** What happened, in one sentence without a full stop. */
const SENTENCES: Readonly<Record<NotificationTopic, Readonly<Record<LetterLanguage, string>>>> = {
  opinion_submitted: {
    it: 'È arrivata una richiesta di parere',
    en: 'A request for an opinion has arrived',
  },
  opinion_admitted: { it: 'La richiesta di parere è stata ammessa', en: 'The request for an opinion was admitted' },
  opinion_not_receivable: {
    it: 'La richiesta di parere non è stata accolta in ingresso',
    en: 'The request for an opinion could not be received',
  },
  opinion_assigned: { it: 'Una richiesta di parere è stata assegnata', en: 'A request for an opinion was assigned' },
  opinion_integration_requested: {
    it: 'Sono richieste integrazioni alla richiesta di parere',
    en: 'Something more is needed for the request for an opinion',
  },
  opinion_integration_answered: {
    it: 'Sono arrivate le integrazioni chieste',
    en: 'What was asked for has arrived',
  },
  opinion_notice_given: {
    it: 'È stata inviata una comunicazione sulla richiesta di parere, alla quale si può rispondere',
    en: 'A communication on the request for an opinion was sent, which can be answered',
  },
  opinion_notice_answered: {
    it: 'È arrivata la risposta alla comunicazione',
    en: 'The communication was answered',
  },
  opinion_proposed: { it: 'Una proposta di parere attende la decisione', en: 'A proposed opinion awaits its decision' },
  opinion_sent_back: { it: 'Una proposta di parere è stata rinviata', en: 'A proposed opinion was sent back' },
  opinion_decided: {
    it: 'La richiesta di parere ha avuto risposta',
    en: 'The request for an opinion has its answer',
  },
  opinion_withdrawn: { it: 'Una richiesta di parere è stata ritirata', en: 'A request for an opinion was withdrawn' },
  opinion_archived: { it: 'Una richiesta di parere è stata archiviata', en: 'A request for an opinion was archived' },
  opinion_reexamined: {
    it: 'È stato chiesto il riesame di una richiesta di parere',
    en: 'A request for an opinion is to be examined again',
  },
  applicant_confirmed: {
    it: 'Il titolo a presentare richieste è stato confermato',
    en: 'The right to file was confirmed',
  },
  applicant_refused: {
    it: 'Il titolo a presentare richieste non è stato confermato',
    en: 'The right to file was not confirmed',
  },
  obligation_due: { it: 'Una scadenza si avvicina', en: 'A deadline comes near' },
  obligation_overdue: { it: 'Una scadenza è passata', en: 'A deadline has passed' },
  obligation_escalated: {
    it: 'Una scadenza dell’ufficio è passata senza esito',
    en: 'A deadline of the office has passed without an outcome',
  },
  assistance_asked: { it: 'È arrivata una richiesta di assistenza', en: 'A request for help has arrived' },
  assistance_answered: {
    it: 'L’assistenza ha risposto a una richiesta',
    en: 'The help desk has answered a request',
  },
  transfer_proposed: {
    it: 'Una proposta di trasferimento attende risposta',
    en: 'A proposed transfer awaits an answer',
  },
  transfer_accepted: { it: 'Una proposta di trasferimento è stata accettata', en: 'A proposed transfer was accepted' },
  transfer_refused: { it: 'Una proposta di trasferimento è stata rifiutata', en: 'A proposed transfer was refused' },
  release_published: {
    it: 'I dati di un mese sono stati pubblicati',
    en: 'The figures of a month were published',
  },
  monthly_report_ready: { it: 'Il report mensile è pronto', en: 'The monthly report is ready' },
  half_yearly_report_ready: { it: 'Il report semestrale è pronto', en: 'The half-yearly report is ready' },
  release_verification_failed: {
    it: 'Allarme: la verifica di una rilevazione congelata non dà più lo stesso risultato',
    en: 'Alarm: the verification of a release no longer gives the same result',
  },
  quality_run_failed: {
    it: 'Allarme: il controllo della qualità dei dati non è riuscito',
    en: 'Alarm: the check of the quality of data failed',
  },
  job_failed: {
    it: 'Allarme: un lavoro programmato non è riuscito dopo tutti i tentativi',
    en: 'Alarm: a scheduled job failed after all attempts',
  },
};

interface LetterFacts {
  readonly topic: NotificationTopic;
  readonly number: string;
  readonly dueOn: CalendarDate | null;
  readonly language: LetterLanguage;
  /** Whole address of the page. */
  readonly address: string;
  /** Whole address of the page that ends the subscription; null: the letter comes of none. */
  readonly unsubscribe?: string | null;
}

export interface LetterWords {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const longEnglish = (day: CalendarDate): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** The words of a letter: what happened, the number, the day if there is one, and one link. No name, no record. */
export function writeLetter({ topic, number, dueOn, language, address, unsubscribe = null }: LetterFacts): LetterWords {
  const sentence = SENTENCES[topic][language];
  const italian = language === 'it';
  const lines = [
    `${sentence}.`,
    italian ? `Riferimento: ${number}` : `Reference: ${number}`,
    ...(dueOn === null
      ? []
      : [italian ? `Entro il giorno: ${formatLongItalian(dueOn)}` : `To be done by: ${longEnglish(dueOn)}`]),
  ];
  const open = italian ? 'Per i dettagli, dopo l’accesso:' : 'For the details, after signing in:';
  const end = italian
    ? 'Messaggio automatico di SIM, Sistema Informativo Minori: non rispondere a questo indirizzo.'
    : 'Automatic message of SIM, Sistema Informativo Minori: please do not reply to this address.';
  const leave =
    unsubscribe === null
      ? ''
      : italian
        ? 'Per non ricevere più questi messaggi:'
        : 'To receive these messages no more:';
  return {
    subject: `SIM – ${sentence} (${number})`,
    text: `${lines.join('\n')}\n\n${open}\n${address}\n${unsubscribe === null ? '' : `\n${leave}\n${unsubscribe}\n`}\n-- \n${end}\n`,
    html: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>SIM</title></head>`,
      '<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#17324d">',
      ...lines.map((line) => `<p>${escapeHtml(line)}</p>`),
      `<p>${escapeHtml(open)}<br><a href="${escapeHtml(address)}">${escapeHtml(address)}</a></p>`,
      ...(unsubscribe === null
        ? []
        : [`<p>${escapeHtml(leave)}<br><a href="${escapeHtml(unsubscribe)}">${escapeHtml(unsubscribe)}</a></p>`]),
      `<hr><p style="font-size:14px">${escapeHtml(end)}</p></body></html>`,
    ].join('\n'),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
