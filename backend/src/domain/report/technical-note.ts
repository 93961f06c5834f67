import type { ReportNote } from './report-model.js';

const note = (text: string): ReportNote => ({ mark: null, text });

/** Definitions and method, printed at the end of the in-depth and territorial reports. */
export const TECHNICAL_NOTE: readonly ReportNote[] = [
  note(
    'Presenti e censiti: minori segnalati entro la data del report, non ancora diciottenni in quel giorno e con un collocamento in corso. ' +
      'Chi compie 18 anni, si allontana o esce nel giorno di riferimento non è conteggiato; chi è collocato, trasferito o rintracciato in quel giorno è conteggiato nel nuovo luogo.',
  ),
  note(
    'Regione di accoglienza: quella in cui il minore è collocato alla data del report, non quella di ingresso. Le unità territoriali sono 21: 19 regioni e le province autonome di Trento e di Bolzano.',
  ),
  note(
    'Nuove segnalazioni: minori segnalati per la prima volta nel periodo, attribuiti alla regione del primo collocamento. Allontanamenti e rintracci: movimenti registrati nel periodo; ' +
      'lo stesso minore può comparire più volte.',
  ),
  note(
    'Diciottenni: minori presenti il giorno prima di compiere 18 anni. Tempo di inserimento: giorni tra la data del movimento e la sua prima registrazione in SIM; ' +
      'per i dati caricati da archivi precedenti misura la data del caricamento.',
  ),
  note(
    'Le età sono in anni compiuti. Le percentuali sono arrotondate a un decimale e possono non sommare a 100; le variazioni sono calcolate sui valori non arrotondati. ' +
      'Le cittadinanze con meno di dieci minori sono riunite nella voce ALTRE.',
  ),
];
