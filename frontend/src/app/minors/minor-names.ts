/** The parts of a name that a record holds; null where the minor did not declare it. */
export interface Names {
  readonly familyName: string | null;
  readonly givenName: string | null;
}

/** Family name then given name; '' when neither was declared. */
export function nameOf({ familyName, givenName }: Names): string {
  return [familyName, givenName].filter(Boolean).join(' ');
}

/** A SIM code as people write it, in two halves: `7K3M2QXA` → `7K3M-2QXA`. What is no code stays as it is. */
export function formatSimCode(code: string): string {
  return /^\w{8}$/.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
