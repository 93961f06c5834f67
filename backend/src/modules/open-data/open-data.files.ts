import { stringify } from 'csv-stringify/sync';
import { Feed } from 'feed';
import { create } from 'xmlbuilder2';
import { expand, NAMESPACES, type RdfNode } from '../../domain/open-data/dcat.js';
import { LICENCE, type OpenRelease, type OpenReleaseTables, PUBLISHER } from '../../domain/open-data/open-release.js';
import type { OpenTable } from '../../domain/open-data/open-table.js';
import { SDMX_COLUMNS, sdmxRows } from '../../domain/open-data/sdmx-csv.js';

/** For programs: commas, LF, UTF-8 without a mark; RFC 4180. */
const lines = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify([[...header], ...rows.map((row) => [...row])]);

const CSV_COLUMNS = ['month', 'revision', 'dimension', 'code', 'label_it', 'label_en', 'minors', 'hidden'] as const;

/** A row for each code; a hidden value is empty and says so. */
export const openCsv = ({ month, revision }: OpenRelease, { dimension, rows }: OpenTable): string =>
  lines(
    CSV_COLUMNS,
    rows.map(({ code, label, value, hidden }) => [
      month,
      String(revision),
      dimension,
      code,
      label.it,
      label.en,
      value === null ? '' : String(value),
      hidden ? 'yes' : 'no',
    ]),
  );

export const openSdmxCsv = (release: OpenReleaseTables, table: OpenTable): string =>
  lines(SDMX_COLUMNS, sdmxRows(release, table));

/** Codes of a dimension with their names, as the current releases use them. */
export const openCodelist = (rows: readonly OpenTable['rows'][number][]): string =>
  lines(
    ['code', 'label_it', 'label_en'],
    [...new Map(rows.map((row) => [row.code, row])).values()].map(({ code, label }) => [code, label.it, label.en]),
  );

/** The same statements as the JSON-LD, in RDF/XML. */
export function rdfXml(nodes: readonly RdfNode[]): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele(
    'rdf:RDF',
    Object.fromEntries(Object.entries(NAMESPACES).map(([prefix, iri]) => [`xmlns:${prefix}`, iri])),
  );
  for (const { iri, types, statements } of nodes) {
    const node = root.ele('rdf:Description', { 'rdf:about': iri });
    for (const type of types) node.ele('rdf:type', { 'rdf:resource': expand(type) });
    for (const [predicate, value] of statements) {
      if ('iri' in value) node.ele(predicate, { 'rdf:resource': value.iri });
      else
        node
          .ele(predicate, {
            ...(value.language === undefined ? {} : { 'xml:lang': value.language }),
            ...(value.type === undefined ? {} : { 'rdf:datatype': expand(value.type) }),
          })
          .txt(value.text);
    }
  }
  return root.end({ prettyPrint: true });
}

/** News of releases and of their revisions, the latest first. @param address of the system, without a slash at the end */
export function atomFeed(address: string, releases: readonly OpenRelease[]): string {
  const feed = new Feed({
    id: `${address}/api/open-data/feed.atom`,
    title: 'SIM – Dati aperti sui minori stranieri non accompagnati',
    link: `${address}/open-data`,
    feedLinks: { atom: `${address}/api/open-data/feed.atom` },
    language: 'it',
    copyright: LICENCE,
    author: { name: PUBLISHER },
    updated: new Date(
      releases
        .map(({ publishedAt }) => publishedAt)
        .sort()
        .at(-1) ?? 0,
    ),
  });
  for (const { month, revision, reason, total, publishedAt, on } of releases)
    feed.addItem({
      id: `${address}/api/open-data/${month}?revision=${String(revision)}`,
      link: `${address}/open-data/${month}`,
      title: revision === 1 ? `Dati di ${month}` : `Dati di ${month}, revisione ${String(revision)}`,
      description: `Al ${on}: ${String(total)} minori presenti e censiti.${reason === null ? '' : ` Motivo della revisione: ${reason}.`}`,
      date: new Date(publishedAt),
    });
  return feed.atom1();
}
