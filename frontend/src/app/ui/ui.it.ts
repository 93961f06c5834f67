export const ui = {
  loading: 'Caricamento in corso…',
  saving: 'Salvataggio in corso…',
  cancel: 'Indietro',
  close: 'Chiudi',
  choose: 'Scegliere…',
  remove: 'Togli',
  optional: 'facoltativo',
  about: 'circa',
  choices: '{{count}} proposte: scegliere con le frecce e Invio',
  noChoices: 'Nessuna corrispondenza.',
  chart: 'Grafico a barre: {{title}}. Gli stessi valori sono nella tabella accanto.',
  day: { day: 'Giorno', month: 'Mese', year: 'Anno' },
};
