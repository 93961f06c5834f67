export const accessibility = {
  title: 'Dichiarazione di accessibilità',
  lead: 'Il SIM è realizzato per essere usato da tutti, secondo la legge 9 gennaio 2004, n. 4 e le linee guida AgID.',
  state: {
    title: 'Stato di conformità',
    text: 'Il servizio mira alla conformità alla norma UNI CEI EN 301549 e alle WCAG 2.1, livello AA. La dichiarazione ufficiale sul modello AgID va compilata dall’ente prima della messa in esercizio.',
  },
  method: {
    title: 'Come è stata verificata',
    text: 'Ogni pagina è controllata con uno strumento automatico (axe-core) a ogni modifica del programma, e con prove d’uso da tastiera. Le verifiche con persone che usano tecnologie assistive sono da svolgere.',
  },
  limits: {
    title: 'Limiti noti',
    text: 'I file XLSX e CSV dei report non hanno ancora una verifica di accessibilità propria; le stesse tabelle si leggono come pagine web.',
  },
  feedback: {
    title: 'Segnalazioni',
    text: 'Per segnalare un problema di accessibilità o chiedere un contenuto in un altro formato scrivere all’assistenza, indicando la pagina e la tecnologia in uso.',
  },
};
