import type { HistoryTable } from '../../../api/models';

export const TOPICS = ['identity', 'movements', 'contacts', 'attachments', 'opinion'] as const;
export type Topic = (typeof TOPICS)[number];

const TOPIC_OF: Readonly<Record<HistoryTable, Topic>> = {
  minors: 'identity',
  minor_aliases: 'identity',
  minor_citizenships: 'identity',
  minor_documents: 'identity',
  minor_languages: 'identity',
  minor_contacts: 'contacts',
  minor_relations: 'contacts',
  minor_attachments: 'attachments',
  integration_paths: 'opinion',
  residence_permits: 'opinion',
  minor_measures: 'opinion',
  movements: 'movements',
};

export const topicOf = (table: HistoryTable): Topic => TOPIC_OF[table];

/** Where the sentences of a coded field stand in the dictionary, by field alone or by table and field. */
const CODED: Readonly<Record<string, string>> = {
  sex: 'minors.sex',
  birthDateQuality: 'minors.qualityLong',
  entryMode: 'minors.entryMode',
  placeKind: 'minors.placeKind',
  exitReason: 'movements.exitReason',
  'movements.kind': 'movements.kind',
  'minor_documents.kind': 'minors.documentKind',
  'integration_paths.kind': 'record.opinion.pathKind',
  'residence_permits.kind': 'record.opinion.permitKind',
  'minor_measures.kind': 'record.opinion.measureKind',
  role: 'record.contacts.role',
  party: 'record.contacts.party',
  relationKind: 'record.relations.kind',
  travellingTogether: 'record.history.flag',
  attachmentKind: 'record.attachments.kinds',
  scanState: 'record.attachments.scan',
};

/** The dictionary of a field's codes; undefined for free text: a note that reads `other` stays as it is. */
export const codesOf = (table: HistoryTable, field: string): string | undefined =>
  CODED[`${table}.${field}`] ?? CODED[field];
