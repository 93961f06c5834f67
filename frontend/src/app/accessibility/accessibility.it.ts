export const accessibility = {
  title: 'Dichiarazione di accessibilità',
  lead: 'L’impegno a rendere il SIM accessibile, secondo la legge 9 gennaio 2004, n. 4. Questa pagina segue il modello AgID; la dichiarazione ufficiale sarà pubblicata dall’ente titolare prima della messa in esercizio.',
  state: {
    title: 'Stato di conformità',
    text: 'Il servizio è parzialmente conforme alla norma UNI CEI EN 301549 (WCAG 2.1, livello AA), per i contenuti non accessibili elencati sotto. È l’esito di una valutazione interna: nessun soggetto terzo ha ancora verificato il servizio.',
  },
  limits: {
    title: 'Contenuti non accessibili',
    text: 'Per quanto noto a oggi:',
    items: {
      files:
        'I file XLSX e CSV non hanno una verifica di accessibilità propria. Le stesse tabelle si leggono come pagine web.',
      prints: 'Le stampe e i PDF prodotti dal browser non hanno tag verificati.',
      attachments: 'I documenti caricati dagli enti sono pubblicati come ricevuti.',
    },
  },
  method: {
    title: 'Redazione della dichiarazione',
    text: 'Dichiarazione redatta il 23 novembre 2026, dopo una valutazione interna. Che cosa è stato provato:',
    items: {
      automatic:
        'tutte le pagine e le finestre di dialogo con axe-core (regole WCAG 2.0 e 2.1, A e AA), a 1280 e a 390 pixel, a ogni modifica del programma;',
      keyboard: 'i compiti principali con la sola tastiera, con controllo dello spostamento del focus;',
      motion: 'la preferenza di movimento ridotto e la larghezza di 390 pixel senza scorrimento orizzontale.',
    },
    missing: 'Non ancora svolte: prove con lettori di schermo e prove con persone con disabilità.',
  },
  feedback: {
    title: 'Segnalare un problema di accessibilità',
    text: 'Chiunque può segnalare un problema o chiedere un contenuto in un formato accessibile, anche senza accedere. Se la risposta manca o non basta entro trenta giorni, ci si può rivolgere al Difensore civico per il digitale (art. 3-quinquies della legge 4/2004).',
    subject: 'Che cosa non va',
    page: 'Indirizzo della pagina',
    pageHint: 'La parte dopo il nome del sito, ad esempio /minors',
    message: 'Descrizione',
    messageHint:
      'Che cosa si voleva fare, che cosa è successo, quale browser o tecnologia assistiva è in uso. Non scrivere dati di minori.',
    replyTo: 'Posta elettronica per la risposta',
    send: 'Invia la segnalazione',
    done: 'Segnalazione inviata: numero {{id}}.',
    orMail: 'Si può anche scrivere a',
  },
};
