import { LICENCE, type OpenRelease, type OpenReleaseTables, PUBLISHER } from './open-release.js';
import type { OpenText } from './open-table.js';

/** An RDF value: an address, or a text with its language or type. */
export type RdfValue =
  { readonly iri: string } | { readonly text: string; readonly language?: string; readonly type?: string };

/** A thing with its classes and statements; predicates are names of {@link NAMESPACES}, `prefix:name`. */
export interface RdfNode {
  readonly iri: string;
  readonly types: readonly string[];
  readonly statements: readonly (readonly [predicate: string, value: RdfValue])[];
}

export const NAMESPACES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  dcatapit: 'http://dati.gov.it/onto/dcatapit#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** `dct:title` as a whole address. @throws RangeError for a prefix that is not declared */
export function expand(name: string): string {
  const [prefix = '', local = ''] = name.split(':');
  if (!Object.hasOwn(NAMESPACES, prefix)) throw new RangeError(`No namespace ${prefix}`);
  return `${NAMESPACES[prefix as keyof typeof NAMESPACES]}${local}`;
}

const EU = 'http://publications.europa.eu/resource/authority';
/** Code of the Ministry in the index of public administrations (IPA). */
const IPA_CODE = 'm_lps';
const TITLE: OpenText = {
  it: 'Minori stranieri non accompagnati presenti e censiti in Italia',
  en: 'Unaccompanied foreign minors present and counted in Italy',
};
const FORMATS = [
  { extension: 'csv', fileType: 'CSV', mediaType: 'text/csv', name: 'CSV' },
  { extension: 'json', fileType: 'JSON', mediaType: 'application/json', name: 'JSON-stat 2.0' },
  { extension: 'sdmx.csv', fileType: 'CSV', mediaType: 'text/csv', name: 'SDMX-CSV 2.0' },
] as const;

/**
 * The catalogue by the profile DCAT-AP_IT 1.0 (AgID): one dataset for each current release, one distribution for each table and format.
 * @param address of the system, without a slash at the end
 */
export function catalogue(address: string, releases: readonly OpenReleaseTables[]): RdfNode[] {
  const base = `${address}/api/open-data`;
  const publisher = `${base}#publisher`;
  const newest = releases
    .map(({ publishedAt }) => publishedAt)
    .sort()
    .at(-1);
  return [
    {
      iri: base,
      types: ['dcat:Catalog', 'dcatapit:Catalog'],
      statements: [
        ...texts('dct:title', { it: 'Dati aperti del SIM', en: 'Open data of SIM' }),
        ...texts('dct:description', TITLE),
        ['dct:publisher', { iri: publisher }],
        ['dct:language', { iri: `${EU}/language/ITA` }],
        ['dct:language', { iri: `${EU}/language/ENG` }],
        ['foaf:homepage', { iri: `${address}/open-data` }],
        ['dcat:themeTaxonomy', { iri: `${EU}/data-theme` }],
        ...(newest === undefined ? [] : [['dct:modified', day(newest)] as const]),
        ...releases.map(({ month }) => ['dcat:dataset', { iri: `${base}/${month}` }] as const),
      ],
    },
    {
      iri: publisher,
      types: ['foaf:Agent', 'dcatapit:Agent'],
      statements: [
        ['foaf:name', { text: PUBLISHER, language: 'it' }],
        ['dct:identifier', { text: IPA_CODE }],
      ],
    },
    ...releases.flatMap((release) => datasetNodes(base, publisher, release)),
  ];
}

function datasetNodes(base: string, publisher: string, release: OpenReleaseTables): RdfNode[] {
  const { month, on, publishedAt, revision, tables } = release;
  const iri = `${base}/${month}`;
  const files = tables.flatMap((table) => FORMATS.map((format) => ({ table, format })));
  return [
    {
      iri,
      types: ['dcat:Dataset', 'dcatapit:Dataset'],
      statements: [
        ['dct:identifier', { text: `${IPA_CODE}:msna-${month}` }],
        ...texts('dct:title', { it: `${TITLE.it}, ${month}`, en: `${TITLE.en}, ${month}` }),
        ...texts('dct:description', {
          it: `Censimento al ${on}, revisione ${String(revision)}. I valori che potrebbero identificare un minore non sono pubblicati.`,
          en: `Census of ${on}, revision ${String(revision)}. Values that could identify a child are not published.`,
        }),
        ['dct:publisher', { iri: publisher }],
        ['dct:rightsHolder', { iri: publisher }],
        ['dct:modified', day(publishedAt)],
        ['dct:accrualPeriodicity', { iri: `${EU}/frequency/MONTHLY` }],
        ['dcat:theme', { iri: `${EU}/data-theme/SOCI` }],
        ['dct:spatial', { iri: `${EU}/country/ITA` }],
        ['dct:language', { iri: `${EU}/language/ITA` }],
        ['dcat:landingPage', { iri: `${base.replace('/api/', '/')}/${month}` }],
        ...files.map(
          ({ table, format }) => ['dcat:distribution', { iri: `${iri}/${table.code}.${format.extension}` }] as const,
        ),
      ],
    },
    ...files.map(({ table, format }): RdfNode => ({
      iri: `${iri}/${table.code}.${format.extension}`,
      types: ['dcat:Distribution', 'dcatapit:Distribution'],
      statements: [
        ...texts('dct:title', { it: `${table.title.it} (${format.name})`, en: `${table.title.en} (${format.name})` }),
        ['dct:format', { iri: `${EU}/file-type/${format.fileType}` }],
        ['dcat:mediaType', { text: format.mediaType }],
        ['dct:license', { iri: LICENCE }],
        ['dcat:accessURL', { iri }],
        ['dcat:downloadURL', { iri: `${iri}/${table.code}.${format.extension}` }],
        ['dct:modified', day(publishedAt)],
      ],
    })),
  ];
}

/** Node's statements as JSON-LD 1.1, in one graph with whole addresses. */
export const jsonLd = (nodes: readonly RdfNode[]): object => ({
  '@context': NAMESPACES,
  '@graph': nodes.map(({ iri, types, statements }) => {
    const properties: Record<string, object[]> = {};
    for (const [predicate, value] of statements) (properties[predicate] ??= []).push(jsonValue(value));
    return { '@id': iri, '@type': types, ...properties };
  }),
});

const jsonValue = (value: RdfValue): object =>
  'iri' in value
    ? { '@id': value.iri }
    : {
        '@value': value.text,
        ...(value.language === undefined ? {} : { '@language': value.language }),
        ...(value.type === undefined ? {} : { '@type': value.type }),
      };

const texts = (predicate: string, { it, en }: OpenText): (readonly [string, RdfValue])[] => [
  [predicate, { text: it, language: 'it' }],
  [predicate, { text: en, language: 'en' }],
];

/** The day of an instant, UTC. */
const day = (instant: string): RdfValue => ({ text: instant.slice(0, 10), type: 'xsd:date' });

/** Releases that no later revision of their month supersedes. */
export const currentOf = <Release extends OpenRelease>(releases: readonly Release[]): Release[] =>
  releases.filter(({ supersededBy }) => supersededBy === null);
