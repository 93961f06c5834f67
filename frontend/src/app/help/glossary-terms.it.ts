/** Hard words, explained where they stand. The Italian names are those of docs/glossary.md (a test looks). */
export const terms = {
  simCode: {
    term: 'Codice SIM',
    text: 'Otto simboli che identificano la scheda di un minore per sempre, ad esempio 2A3C-4D5E. Non contengono dati della persona; l’ultimo serve a scoprire gli errori di battitura.',
  },
  report: {
    term: 'Segnalazione',
    text: 'La comunicazione con cui un’autorità o un operatore informa della presenza di un minore straniero non accompagnato. La sua data apre la scheda.',
  },
  entry: {
    term: 'Ingresso',
    text: 'L’arrivo in Italia: quando, dove e in che modo (sbarco, frontiera, rintraccio sul territorio). Può essere precedente alla segnalazione.',
  },
  birthDateQuality: {
    term: 'Qualità della data di nascita',
    text: 'Quanto è certa la data: documentata (da un documento), dichiarata (dal minore), presunta (stimata) o attribuita (con il provvedimento di accertamento dell’età).',
  },
  alias: {
    term: 'Alias',
    text: 'Altri nomi o altre grafie con cui la stessa persona è stata registrata. Servono a ritrovarla.',
  },
  cui: {
    term: 'Codice unico individuo (CUI)',
    text: 'Il codice che l’archivio delle impronte digitali assegna a una persona fotosegnalata.',
  },
  taxCode: {
    term: 'Codice fiscale',
    text: 'Il codice dell’anagrafe tributaria: serve per l’iscrizione al Servizio sanitario e alla scuola.',
  },
  responsibleMunicipality: {
    term: 'Comune responsabile',
    text: 'Il comune che ha preso in carico il minore e risponde della sua accoglienza, anche quando il minore dorme altrove.',
  },
  placement: {
    term: 'Collocamento',
    text: 'Il primo inserimento in una struttura, in una famiglia affidataria o presso un privato.',
  },
  stay: {
    term: 'Permanenza',
    text: 'I giorni trascorsi in un luogo, dal giorno di arrivo fino al giorno prima del movimento successivo.',
  },
  transfer: {
    term: 'Trasferimento',
    text: 'Il passaggio da un luogo di accoglienza a un altro. Il minore è contato dove si trova fino al giorno del passaggio.',
  },
  absconding: {
    term: 'Allontanamento',
    text: 'Il minore ha lasciato il luogo di accoglienza senza che si sappia dove si trova. Da quel giorno non è contato tra i presenti.',
  },
  foundAgain: {
    term: 'Rintraccio',
    text: 'Il minore che si era allontanato è stato ritrovato e ha di nuovo un luogo di accoglienza.',
  },
  exit: {
    term: 'Uscita',
    text: 'Il minore lascia il sistema prima dei 18 anni, con un motivo: ricongiungimento, rimpatrio, riaffidamento e altri. La maggiore età non è un’uscita: si calcola.',
  },
  majority: {
    term: 'Compimento dei 18 anni',
    text: 'Dal giorno del diciottesimo compleanno la persona non è più contata tra i minori presenti. Il sistema lo calcola dalla data di nascita.',
  },
  census: {
    term: 'Presenti e censiti',
    text: 'I minori che in un certo giorno hanno un luogo di accoglienza e meno di 18 anni.',
  },
  knownAt: {
    term: 'Come noto al',
    text: 'I dati si correggono nel tempo: la stessa data può dare numeri diversi secondo il momento in cui si guarda. Qui si sceglie quel momento.',
  },
  guardian: {
    term: 'Tutore',
    text: 'L’adulto nominato dal tribunale per i minorenni che rappresenta il minore e ne cura gli interessi.',
  },
  managingBody: {
    term: 'Ente gestore',
    text: 'L’organizzazione che gestisce una o più strutture di accoglienza.',
  },
  places: {
    term: 'Capienza',
    text: 'I posti autorizzati per i minori in una struttura. Cambia nel tempo: ogni numero vale da un giorno.',
  },
};
