import type { AttachmentKind, AttachmentMediaType, ScanState } from '../../domain/attachment.js';

/** A file of a record, as the table holds it. */
export interface Attachment {
  readonly id: number;
  readonly kind: AttachmentKind;
  readonly title: string | null;
  readonly name: string;
  readonly mediaType: AttachmentMediaType;
  readonly bytes: number;
  readonly sha256: string;
  readonly scanState: ScanState;
  readonly uploadedAt: string;
  readonly uploadedBy: string | null;
  readonly organisation: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
}

/** A file that has come in and belongs to no record yet. */
export interface ReceivedAttachment {
  /** Key in the store until the record takes it. */
  readonly storedAs: string;
  readonly name: string;
  readonly mediaType: AttachmentMediaType;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/** Where the store keeps a content: the same content is kept once, whatever it is called and to how many records it belongs. */
export const addressOf = (sha256: string): string => `attachments/${sha256.slice(0, 2)}/${sha256}`;
