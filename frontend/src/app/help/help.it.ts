export const help = {
  nav: 'Guida',
  title: 'Guida',
  lead: 'Come si fanno le operazioni più frequenti, e che cosa significano le parole del SIM.',
  what: 'Che cosa significa: {{term}}',
  howTos: 'Come si fa',
  words: 'Le parole del SIM',
  ask: 'Non basta? Chiedere assistenza',
  askText: 'Lo sportello SIM della Direzione generale risponde alle richieste, che restano leggibili dal proprio ente.',
  roles: {
    case: {
      title: 'Registrare e aggiornare un minore',
      one: 'Cercare prima il minore per nome o codice SIM: può essere già registrato da un altro ente.',
      two: 'Se non c’è, usare «Registra un minore» e indicare almeno ciò che si sa oggi.',
      three: 'Collocamenti, trasferimenti e allontanamenti si registrano dalla scheda, in «Che cosa si può fare ora».',
    },
    municipality: {
      title: 'Gestire strutture e persone del comune',
      one: 'In «Strutture» si registrano le strutture del territorio e i posti, con il giorno da cui valgono.',
      two: 'Una struttura si chiude quando nessun minore vi risulta più presente.',
      three:
        'In «Utenti» si invitano le persone del comune e delle sue strutture, si sospendono gli accessi e si fa la revisione due volte l’anno.',
    },
    reading: {
      title: 'Leggere i dati',
      one: 'Il censimento conta i minori presenti in un giorno, come noto in un certo momento.',
      two: 'I report mensili si leggono come pagina o si scaricano in CSV e XLSX.',
      three: 'Ogni lettura di una scheda è registrata: si apre una scheda solo quando serve al proprio lavoro.',
    },
  },
};
