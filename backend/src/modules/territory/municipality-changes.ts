import type { ListedMunicipality, ListProblem } from './municipality-list.js';

/** A row of the table `municipalities`; `to` is the first day no more, null is no bound. */
export interface KnownMunicipality {
  id: string;
  istatCode: string;
  belfiore: string | null;
  name: string;
  from: string | null;
  to: string | null;
}

/** What a list changes; every day is `YYYY-MM-DD`. */
export interface MunicipalityChanges {
  /** New codes and new names: rows to insert. */
  added: { istatCode: string; belfiore: string | null; name: string; from: string; to: string | null }[];
  /** Rows that end on the list's date (first day no more): municipality gone, or followed by a row of another name. */
  closed: { id: string; istatCode: string; name: string; renamed: boolean }[];
  /** Rows that only get another spelling or the Belfiore code they lacked. */
  corrected: { id: string; istatCode: string; belfiore: string | null; name: string }[];
  problems: ListProblem[];
}

/** A complete list never closes more than this share of the municipalities in being (the reform of Sardinia in 2026 closed one in twenty). */
const LARGEST_SHARE_CLOSED = 0.1;

/**
 * Compares what is known with a list of the municipalities in being on `on`. Those missing from it are closed on that day, unless the list is
 * `partial`. Rows that begin after `on` are left alone: the list cannot know them.
 */
export function compareMunicipalities(
  known: KnownMunicipality[],
  list: ListedMunicipality[],
  provinces: Set<string>,
  on: string,
  partial: boolean,
): MunicipalityChanges {
  const changes: MunicipalityChanges = { added: [], closed: [], corrected: [], problems: [] };
  const inBeing = new Map(known.filter((row) => includes(row, on)).map((row) => [row.istatCode, row]));
  const listed = new Set(list.map((row) => row.istatCode));
  for (const row of list) {
    if (!provinces.has(row.istatCode.slice(0, 3))) {
      changes.problems.push({ line: row.line, column: '', value: row.istatCode, reason: 'province_unknown' });
      continue;
    }
    const current = inBeing.get(row.istatCode);
    if (current === undefined) add(changes, known, row, on);
    else update(changes, current, row, on);
  }
  if (!partial) {
    const missing = [...inBeing.values()].filter((row) => !listed.has(row.istatCode));
    for (const row of missing) close(changes, row, on, false);
    if (missing.length > inBeing.size * LARGEST_SHARE_CLOSED) {
      changes.problems.push({
        line: 0,
        column: '',
        value: `${missing.length}/${inBeing.size}`,
        reason: 'list_incomplete',
      });
    }
  }
  return changes;
}

function add(changes: MunicipalityChanges, known: KnownMunicipality[], row: ListedMunicipality, on: string): void {
  const sameCode = known.filter((other) => other.istatCode === row.istatCode);
  const next = sameCode
    .map((other) => other.from)
    .filter((from) => from !== null && from > on)
    .sort()[0];
  const free = (day: string): boolean => sameCode.every((other) => other.to !== null && other.to <= day);
  const from = row.since !== null && row.since <= on && free(row.since) ? row.since : on;
  changes.added.push({ istatCode: row.istatCode, belfiore: row.belfiore, name: row.name, from, to: next ?? null });
}

function update(changes: MunicipalityChanges, current: KnownMunicipality, row: ListedMunicipality, on: string): void {
  const belfiore = row.belfiore ?? current.belfiore;
  if (!sameName(current, row)) {
    if (close(changes, current, on, true, row.line)) {
      changes.added.push({ istatCode: row.istatCode, belfiore, name: row.name, from: on, to: current.to });
    }
    return;
  }
  // A source that writes in capitals, or in one language of two, does not teach how a name is written.
  const teaches = row.name !== row.name.toUpperCase() && key(current.name) === key(row.name);
  const name = teaches ? row.name : current.name;
  if (name !== current.name || belfiore !== current.belfiore) {
    changes.corrected.push({ id: current.id, istatCode: current.istatCode, belfiore, name });
  }
}

function close(changes: MunicipalityChanges, row: KnownMunicipality, on: string, renamed: boolean, line = 0): boolean {
  if (row.from !== null && row.from >= on) {
    changes.problems.push({ line, column: '', value: `${row.istatCode} ${row.name}`, reason: 'later_than_list' });
    return false;
  }
  changes.closed.push({ id: row.id, istatCode: row.istatCode, name: row.name, renamed });
  return true;
}

function includes(row: KnownMunicipality, day: string): boolean {
  return (row.from === null || row.from <= day) && (row.to === null || row.to > day);
}

/** Provinces whose municipalities have names in two languages, joined by a hyphen in some sources: Bolzano, Udine, Gorizia, Trieste. */
const BILINGUAL_PROVINCES = new Set(['021', '030', '031', '032']);

function sameName(known: KnownMunicipality, listed: ListedMunicipality): boolean {
  if (key(known.name) === key(listed.name)) return true;
  if (!BILINGUAL_PROVINCES.has(known.istatCode.slice(0, 3))) return false;
  return key(known.name.split('-')[0] ?? '') === key(listed.name.split('-')[0] ?? '');
}

/** Letters only, without accents: "Forlì" and "FORLI'" are one name; a second language after a slash does not count. */
function key(name: string): string {
  const [italian = name] = name.split('/');
  return italian
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}
