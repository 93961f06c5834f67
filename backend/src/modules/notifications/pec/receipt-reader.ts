import { XMLParser } from 'fast-xml-parser';
import { type ParsedMail, simpleParser } from 'mailparser';
import { type PecReceiptKind, pecReceiptKind } from '../../../domain/pec-receipt.js';

/** What a message of a PEC provider says (Annex to D.M. 2 November 2005; RFC 6109, sections 3 and 4.4). */
export interface ReadReceipt {
  readonly kind: PecReceiptKind;
  /** Identifier given by the provider. */
  readonly identifier: string | null;
  /** Message-ID of the letter that it speaks of, with its angle brackets. */
  readonly reference: string | null;
  /** Who sent the letter, by the certification data. */
  readonly sender: string | null;
  /** To whom the letter went. */
  readonly recipients: readonly string[];
  /** Whose delivery it certifies; null for receipts of the sending side. */
  readonly recipient: string | null;
  readonly provider: string | null;
  readonly issuedAt: Date | null;
  /** The message is not what its header says that it is; null: it is. */
  readonly flaw: 'unreadable' | 'contradictory' | null;
}

const CERTIFICATION_DATA = 'daticert.xml';
/** Far more than the certification data of one addressee need. */
const LONGEST_XML = 100_000;
const XML = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // Nothing in a message is expanded: only the five signs of XML are read, below.
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
});

/** @returns null when the message does not call itself a receipt: a letter that somebody wrote to the mailbox */
export async function readReceipt(message: Buffer): Promise<ReadReceipt | null> {
  const mail = await simpleParser(message, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const named = headerOf(mail, 'x-ricevuta');
  if (named === null) return null;
  const reference = headerOf(mail, 'x-riferimento-message-id');
  const data = certificationData(mail);
  const root = data === null ? null : postacertOf(data);
  if (root === null) return { ...NOTHING, kind: pecReceiptKind(named), reference: bracketed(reference) };
  const receipt = fromData(root);
  const agrees =
    receipt.kind === pecReceiptKind(named) && (reference === null || receipt.reference === bracketed(reference));
  return agrees ? receipt : { ...receipt, flaw: 'contradictory' };
}

const NOTHING: Omit<ReadReceipt, 'kind' | 'reference'> = {
  identifier: null,
  sender: null,
  recipients: [],
  recipient: null,
  provider: null,
  issuedAt: null,
  flaw: 'unreadable',
};

function fromData(root: Node): ReadReceipt {
  const head = childOf(root, 'intestazione');
  const body = childOf(root, 'dati');
  const kind = pecReceiptKind(textOf(root['@tipo']) ?? '');
  const reference = bracketed(textOf(body.msgid));
  return {
    kind,
    reference,
    identifier: textOf(body.identificativo),
    sender: addressOf(head.mittente),
    recipients: listOf(head.destinatari).flatMap((one) => addressOf(one) ?? []),
    recipient: addressOf(body.consegna),
    provider: textOf(body['gestore-emittente']),
    issuedAt: instantOf(childOf(body, 'data')),
    flaw: kind === 'unknown' || reference === null ? 'unreadable' : null,
  };
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const childOf = (node: Node, name: string): Node => {
  const child = node[name];
  return isNode(child) ? child : {};
};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

/** The one file of certification data; null when there is none, more than one (which of them?), or a giant. */
function certificationData(mail: ParsedMail): string | null {
  const found = mail.attachments.filter(({ filename }) => filename?.toLowerCase() === CERTIFICATION_DATA);
  const [only] = found;
  if (only === undefined || found.length > 1 || only.content.length > LONGEST_XML) return null;
  return only.content.toString('utf8');
}

function postacertOf(xml: string): Node | null {
  try {
    const document: unknown = XML.parse(xml, true);
    return isNode(document) && isNode(document.postacert) ? document.postacert : null;
  } catch {
    return null;
  }
}

function headerOf({ headers }: ParsedMail, name: string): string | null {
  const value = headers.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The text of an element with or without attributes. */
function textOf(value: unknown): string | null {
  const text = isNode(value) ? value['#text'] : value;
  if (typeof text !== 'string' || text.trim() === '') return null;
  return text.trim().replaceAll(/&(lt|gt|amp|quot|apos);/g, (whole, name: string) => SIGNS[name] ?? whole);
}

function addressOf(value: unknown): string | null {
  return textOf(value)?.toLowerCase() ?? null;
}

const bracketed = (id: string | null): string | null => (id === null ? null : `<${id.replaceAll(/[<>\s]/g, '')}>`);

/** `<data zona="+0100"><giorno>23/11/2026</giorno><ora>10:05:00</ora></data>` */
function instantOf(node: Node): Date | null {
  const day = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(textOf(node.giorno) ?? '');
  const time = /^\d{2}:\d{2}:\d{2}$/.exec(textOf(node.ora) ?? '');
  const zone = /^([+-]\d{2}):?(\d{2})$/.exec(textOf(node['@zona']) ?? '');
  if (day === null || time === null || zone === null) return null;
  const instant = new Date(
    `${day[3] ?? ''}-${day[2] ?? ''}-${day[1] ?? ''}T${time[0]}${zone[1] ?? ''}:${zone[2] ?? ''}`,
  );
  return Number.isNaN(instant.getTime()) ? null : instant;
}
