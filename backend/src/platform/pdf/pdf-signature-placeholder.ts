export interface SignaturePlaceholder {
  readonly reason: string;
  readonly signer: string;
  readonly location: string;
  readonly signedAt: Date;
}

/** Room for the signature in bytes; a chain of three certificates and a time stamp fit. */
const SIGNATURE_BYTES = 16_384;
/** What `@signpdf` looks for and overwrites. */
const BYTE_RANGE = ['**********', '**********', '**********'];
/** ISO 32000-1, table 219: signatures exist, and the file is only ever added to. */
const SIGNATURES_EXIST_APPEND_ONLY = 3;
/** Print and Locked (table 165): PDF/A wants the first of every annotation. */
const WIDGET_FLAGS = 132;

/** The parts of PDFKit that its types leave out. */
interface Internals {
  readonly _root: { readonly data: { readonly AcroForm: { readonly data: Record<string, unknown> } } };
  readonly page: { readonly annotations: unknown[]; readonly dictionary: unknown };
  ref(data: object): { end(): void };
}

/**
 * An empty PAdES signature (ETSI EN 319 142-1) and its field, without a place on the page: the words of the signature are in the text,
 * where a reader aloud meets them. Made with the document, so that signing adds nothing that could break PDF/A.
 */
export function addSignaturePlaceholder(kit: PDFKit.PDFDocument, placeholder: SignaturePlaceholder): void {
  const internals = kit as unknown as Internals;
  const signature = internals.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, ...BYTE_RANGE],
    Contents: Buffer.alloc(SIGNATURE_BYTES),
    Reason: pdfString(placeholder.reason),
    Name: pdfString(placeholder.signer),
    Location: pdfString(placeholder.location),
    M: placeholder.signedAt,
  });
  const widget = internals.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    V: signature,
    T: pdfString('Firma'),
    TU: pdfString('Firma digitale del documento'),
    F: WIDGET_FLAGS,
    P: internals.page.dictionary,
  });
  internals.page.annotations.push(widget);
  signature.end();
  widget.end();
  kit.initForm();
  const form = internals._root.data.AcroForm.data;
  // ISO 19005-2, 6.4.1: a reader may not be asked to draw the fields anew.
  delete form.NeedAppearances;
  form.SigFlags = SIGNATURES_EXIST_APPEND_ONLY;
  form.Fields = [widget];
}

/** PDFKit writes a `String` object as text, a bare string as a name. */
const pdfString = (text: string): object => Object(text) as object;
