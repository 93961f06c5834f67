/** Who signs, as the file and the text say it. */
export interface SignerIdentity {
  /** Name in the certificate. */
  readonly name: string;
  /** Words of the signature at the end of the text. */
  readonly statement: string;
}

/**
 * Port: signs PDF files as PAdES (ETSI EN 319 142-1, level B-B or better). The file arrives with an empty signature of sub-filter
 * `ETSI.CAdES.detached` (platform/pdf), which is filled; nothing else may change. An outside service (a remote signature of a qualified
 * trust service provider) is another class under this name: the call may last some seconds and may fail, it is tried again.
 */
export abstract class DocumentSigner {
  abstract identity(): Promise<SignerIdentity>;

  /** @returns the signed file. @throws Error when the signature could not be made */
  abstract sign(pdf: Buffer, at: Date): Promise<Buffer>;
}
