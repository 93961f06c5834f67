export const shell = {
  ministry: 'Ministero del Lavoro e delle Politiche Sociali',
  directorate: "Direzione Generale per le politiche migratorie e per l'inserimento sociale e lavorativo dei migranti",
  language: 'Lingua',
  menu: 'Menu',
  groups: { reception: 'Strutture', opinions: 'Pareri art. 32', data: 'Dati', administration: 'Amministrazione' },
  mainNavigation: 'Navigazione principale',
  breadcrumb: 'Percorso di navigazione',
  skipToContent: 'Vai al contenuto principale',
  skipToNavigation: 'Vai alla navigazione',
  skipToFooter: 'Vai al piè di pagina',
  assistance: 'Assistenza',
  version: 'Versione {{version}}',
  demonstration: {
    title: 'Ambiente di dimostrazione.',
    text: 'Persone, strutture e movimenti sono inventati. Non inserire dati reali.',
  },
  notFound: {
    title: 'Pagina non trovata',
    text: 'La pagina non esiste, oppure il profilo in uso non può aprirla.',
    home: 'Torna alla pagina iniziale',
  },
};
