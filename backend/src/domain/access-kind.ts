/** How a record was used, as the page of accesses tells it. */
export const ACCESS_KINDS = ['read', 'search', 'export', 'print', 'change'] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** First word of the verb of an action in the trail (`minor.read_contacts`: `read`). What is in no list is a change. */
export const ACCESS_VERBS: Readonly<Record<Exclude<AccessKind, 'change'>, readonly string[]>> = {
  read: ['read', 'history', 'accesses', 'open', 'view'],
  search: ['search', 'list', 'lookup', 'look'],
  export: ['export', 'download'],
  print: ['print'],
};

/** @param action `resource.verb`, as in the trail */
export function accessKind(action: string): AccessKind {
  const verb = action.split('.')[1]?.split('_')[0] ?? '';
  const [kind] = Object.entries(ACCESS_VERBS).find(([, verbs]) => verbs.includes(verb)) ?? ['change'];
  return kind as AccessKind;
}

/** The verbs that make a kind; for a change, those that do not. */
export function verbsOf(kind: AccessKind): { readonly verbs: readonly string[]; readonly others: boolean } {
  if (kind !== 'change') return { verbs: ACCESS_VERBS[kind], others: false };
  return { verbs: Object.values(ACCESS_VERBS).flat(), others: true };
}
