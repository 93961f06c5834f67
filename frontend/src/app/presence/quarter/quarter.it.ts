export const quarter = { title: 'Elenco trimestrale' };
