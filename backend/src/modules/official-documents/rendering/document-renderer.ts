import { formatLongItalian } from '../../../domain/calendar-date.js';
import { formatCheckCode } from '../../../domain/official-document/check-code.js';
import type { TemplateLanguage } from '../../../domain/official-document/document-kind.js';
import { fillBlocks, fillLine } from '../../../domain/official-document/template-text.js';
import { PdfDocument } from '../../../platform/pdf/pdf-document.js';
import type { FrozenDocument, TemplateVersion } from '../official-document.js';
import type { SignerIdentity } from '../signing/document-signer.js';
import { qrCode } from './qr-code.js';

const QR_POINTS = 96;

/** Where and how the document can be verified. */
export interface Making {
  /** Address of SIM for the public, without a slash at the end. */
  readonly publicUrl: string;
  readonly signer: SignerIdentity;
  readonly at: Date;
}

/** The file of a document, ready to be signed. */
export function renderDocument(document: FrozenDocument, making: Making): Promise<Buffer> {
  const { letterhead, number } = document;
  const pdf = new PdfDocument({
    title: fillLine(document.templateKind, document.text.title, document.values, 'it'),
    author: letterhead.lines.join(' – '),
    subject: `Protocollo n. ${number}`,
    madeAt: making.at,
    footer: `Protocollo n. ${number}`,
  });
  head(pdf, document, `Protocollo n. ${number}`);
  body(pdf, document);
  signature(pdf, document, making.signer.statement);
  verification(pdf, document, making.publicUrl);
  pdf.reserveSignature({
    reason: `Documento n. ${number}`,
    signer: making.signer.name,
    location: letterhead.place,
    signedAt: making.at,
  });
  return pdf.end();
}

/** What a text looks like: with invented values, no number, no code and no signature. */
export function renderPreview(document: FrozenDocument, at: Date): Promise<Buffer> {
  const pdf = new PdfDocument({
    title: `Anteprima: ${fillLine(document.templateKind, document.text.title, document.values, 'it')}`,
    author: document.letterhead.lines.join(' – '),
    madeAt: at,
    banner: 'ANTEPRIMA – dati inventati, nessun valore',
    footer: 'Anteprima senza numero di protocollo',
  });
  head(pdf, document, 'Protocollo n. (assegnato all’emissione)');
  body(pdf, document);
  signature(pdf, document, 'Anteprima non firmata.');
  return pdf.end();
}

function head(pdf: PdfDocument, { letterhead, dated, values }: FrozenDocument, protocol: string): void {
  pdf.letterhead(letterhead.lines);
  pdf.paragraph(`${letterhead.place}, ${formatLongItalian(dated)}`, { align: 'right' });
  pdf.paragraph([{ text: protocol, strong: true }]);
  if (values.addressee) pdf.paragraph(`A: ${values.addressee}`);
  pdf.space(6);
}

function body(pdf: PdfDocument, document: FrozenDocument): void {
  text(pdf, document, document.text, 'it');
  if (document.courtesy === null) return;
  pdf.space(10);
  text(pdf, document, document.courtesy, 'en');
}

function text(
  pdf: PdfDocument,
  { templateKind, values }: FrozenDocument,
  { title, body: source }: Pick<TemplateVersion, 'title' | 'body'>,
  language: TemplateLanguage,
): void {
  pdf.inLanguage(language === 'it' ? 'it-IT' : 'en-GB', () => {
    pdf.heading(1, fillLine(templateKind, title, values, language));
    for (const block of fillBlocks(templateKind, source, values, language)) {
      if (block.kind === 'heading') pdf.heading(2, block.text);
      else if (block.kind === 'list') pdf.list(block.items);
      else pdf.paragraph(block.runs);
    }
  });
}

function signature(pdf: PdfDocument, { values }: FrozenDocument, statement: string): void {
  pdf.space(12);
  if (values.signer) pdf.paragraph([{ text: values.signer, strong: true }], { align: 'right' });
  pdf.paragraph(statement, { align: 'right', size: 8.5 });
}

/** The code is in the fragment of the address, which no server writes into its logs. */
function verification(pdf: PdfDocument, { number, checkCode }: FrozenDocument, publicUrl: string): void {
  const page = `${publicUrl}/verify`;
  const code = formatCheckCode(checkCode);
  const { size, path } = qrCode(`${page}#${number}/${checkCode}`);
  pdf.keepTogether(QR_POINTS + 50);
  pdf.heading(2, 'Verifica di autenticità');
  pdf.figure({
    alt: `Codice QR con l’indirizzo della pagina di verifica, il numero ${number} e il codice di controllo ${code}`,
    width: QR_POINTS,
    height: QR_POINTS,
    align: 'right',
    aside: true,
    draw: (canvas) => {
      canvas.scaled(QR_POINTS / size, 0, 0, () => {
        canvas.path(path, { fill: '#000000' });
      });
    },
  });
  pdf.space(4);
  pdf.keyValues(
    [
      ['Pagina', page],
      ['Numero', number],
      ['Codice di controllo', code],
    ],
    0.75,
  );
  pdf.space(QR_POINTS / 3);
}
