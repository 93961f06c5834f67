export const applicants = {
  title: 'Registrarsi per chiedere un parere',
  lead: 'Tutori, avvocati, comunità e neomaggiorenni possono chiedere in proprio il parere dell’art. 32 del D.Lgs. 286/1998. I servizi sociali accedono con l’utenza del comune.',
  link: 'Tutori, avvocati, comunità e neomaggiorenni: registrarsi per chiedere un parere',
  verify: 'Verificare l’autenticità di un documento',
  register: 'Registrati',
  kinds: {
    guardian: 'Tutore o tutrice',
    lawyer: 'Avvocato o avvocata con mandato',
    community: 'Referente di una comunità o struttura',
    former_minor: 'Neomaggiorenne',
  },
  fields: {
    kind: 'Chi si registra',
    displayName: 'Nome e cognome',
    email: 'Indirizzo di posta elettronica',
    emailHint: 'Servirà per accedere; vi arriva il messaggio di conferma',
    bodyName: 'Ordine, ente o comunità',
    bodyNameHint: 'Per conto di chi si agisce, se non per sé',
    phone: 'Telefono',
  },
  privacy: {
    title: 'Come sono trattati i dati',
    text: 'Il Ministero del lavoro e delle politiche sociali tratta questi dati per ricevere le richieste di parere e rispondere (art. 6, par. 1, lett. e, del Reg. UE 2016/679). Se l’indirizzo non viene confermato sono cancellati entro pochi giorni. Chi è registrato vede soltanto le proprie richieste.',
    read: 'Ho letto come sono trattati i dati',
  },
  sent: {
    title: 'Controllare la posta',
    text: 'All’indirizzo indicato arriva un messaggio con un collegamento, valido {{hours}} ore, per scegliere la password.',
    noMail: 'In questo ambiente non è configurato un server di posta: il messaggio non parte.',
    nothing: 'Se non arriva nulla, guardare tra la posta indesiderata o riprovare domani.',
  },
  confirm: {
    title: 'Completare la registrazione',
    lead: 'Scegliere la password con cui accedere d’ora in poi.',
    again: 'Registrarsi di nuovo',
  },
};
