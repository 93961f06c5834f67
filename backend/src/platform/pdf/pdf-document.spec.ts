import { describe, expect, it } from '@jest/globals';
import { askTool } from '../../testing/pdf-tools.js';
import { PdfDocument } from './pdf-document.js';

const MADE_AT = new Date('2026-03-02T10:00:00Z');

function sample(): PdfDocument {
  const pdf = new PdfDocument({
    title: 'Prova di documento',
    author: 'Ufficio di prova & figli',
    subject: 'Prova',
    madeAt: MADE_AT,
    footer: 'Documento di prova',
  });
  pdf.letterhead(['Ministero del lavoro e delle politiche sociali', 'Direzione di prova']);
  pdf.heading(1, 'Titolo del documento');
  pdf.paragraph([
    { text: 'Il primo capoverso, con ' },
    { text: 'parole in nero', strong: true },
    { text: ' e la fine.' },
  ]);
  pdf.heading(2, 'Un elenco');
  pdf.list(['Prima voce', 'Seconda voce']);
  pdf.heading(2, 'Una tabella');
  pdf.table({
    caption: 'Presenze per cittadinanza',
    columns: [{ title: 'Cittadinanza' }, { title: 'Minori', align: 'right', width: 0.2 }],
    rows: Array.from({ length: 80 }, (_, index) => [`Paese ${index + 1}`, `${index + 1}`]),
    rowHeaders: true,
    totals: ['Totale', '3240'],
  });
  pdf.figure({
    alt: 'Un quadrato e una linea',
    width: 100,
    height: 60,
    draw: (canvas) => {
      canvas.path('M0 0H50V50H0Z', { fill: '#0066cc' });
      canvas.line(0, 55, 100, 55, { stroke: '#17324d', lineWidth: 1 });
      canvas.text(60, 10, 'Etichetta');
    },
  });
  pdf.keyValues([
    ['Nome', 'Nguyễn Thị Ánh'],
    ['Città', 'Forlì — Cesena'],
  ]);
  return pdf;
}

describe('a PDF made by SIM', () => {
  const made = sample().end();

  it('is tagged, in Italian, shows its title, and says that it is PDF/A-2a', async () => {
    const info = askTool('pdfinfo', ['{}'], await made).output;
    expect(info).toMatch(/^Tagged:\s+yes$/mu);
    expect(info).toMatch(/^Title:\s+Prova di documento$/mu);
    expect(info).toMatch(/^Page size:\s+595\.28 x 841\.89 pts \(A4\)$/mu);
    expect(info).toMatch(/^JavaScript:\s+no$/mu);
    expect(info).toMatch(/^Encrypted:\s+no$/mu);
    const metadata = askTool('pdfinfo', ['-meta', '{}'], await made).output;
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(metadata).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(metadata).toContain('<xmp:CreateDate>2026-03-02T10:00:00Z</xmp:CreateDate>');
    expect(metadata).toContain('<rdf:li>Ufficio di prova e figli</rdf:li>');
    const source = (await made).toString('latin1');
    expect(source).toContain('/Lang (it-IT)');
    expect(source).toContain('/DisplayDocTitle true');
  });

  it('embeds every font, with its letters in Unicode', async () => {
    const fonts = askTool('pdffonts', ['{}'], await made)
      .output.trim()
      .split('\n')
      .slice(2);
    // Titillium Web regular and bold, and Noto Sans for the Vietnamese name; columns at the end: emb sub uni object ID.
    expect(fonts).toHaveLength(3);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes\s+\d+\s+\d+$/u);
  });

  it('gives its text in the order of reading', async () => {
    const text = askTool('pdftotext', ['-raw', '{}', '-'], await made).output;
    const order = [
      'Ministero del lavoro e delle politiche sociali',
      'Titolo del documento',
      'Il primo capoverso, con parole in nero e la fine.',
      'Prima voce',
      'Seconda voce',
      'Presenze per cittadinanza',
      'Paese 1 1',
      'Paese 80 80',
      'Totale 3240',
      'Etichetta',
      'Nguyễn Thị Ánh',
      'Forlì — Cesena',
    ].map((sentence) => text.indexOf(sentence));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(text).toContain('Pagina 1 di 3');
    expect(text).toContain('Pagina 3 di 3');
  });

  it('has a structure of headings, list, table with scoped headers, and a figure with words', async () => {
    const structure = askTool('pdfinfo', ['-struct', '{}'], await made).output;
    for (const tag of [
      'Document',
      'H1',
      'H2',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
      'Caption',
      'THead',
      'TBody',
      'TR',
      'TH',
      'TD',
    ]) {
      expect(structure).toMatch(new RegExp(`^\\s*${tag}\\b`, 'mu'));
    }
    expect(structure).toMatch(/\/Scope \/?Column/u);
    expect(structure).toMatch(/\/Scope \/?Row/u);
    expect((await made).toString('latin1')).toContain('/Alt (Un quadrato e una linea)');
  });

  it('has bookmarks, is sound, and keeps the clauses of ISO 19005-2 that a reader can see', async () => {
    expect(askTool('qpdf', ['--check', '{}'], await made)).toMatchObject({ status: 0 });
    const plain = askTool('qpdf', ['--qdf', '--object-streams=disable', '{}', '-'], await made).output;
    // 6.2.10: without a blending space no transparency; 6.5.1, 6.6.1: no actions, no scripts; 6.2.3: one output intent.
    for (const forbidden of ['/SMask', '/BM ', '/Group', '/JavaScript', '/Launch', '/Encrypt']) {
      expect(plain).not.toContain(forbidden);
    }
    expect(plain).not.toMatch(/\/(?:ca|CA) 0?\.\d/u);
    expect(plain).toContain('/GTS_PDFA1');
    expect(plain).toMatch(/\/CIDToGIDMap \/Identity/u);
    expect(plain).toMatch(/\/Outlines/u);
    expect(plain).toMatch(/\/Marked true/u);
  });

  it('marks all that is painted: as content of the structure, or as an artifact', async () => {
    const plain = askTool('qpdf', ['--qdf', '--object-streams=disable', '{}', '-'], await made).output;
    const painting = [...plain.matchAll(/^stream\n([\s\S]*?)\nendstream/gmu)]
      .map(([, body]) => body ?? '')
      .filter((body) => / BDC$/mu.test(body));
    expect(painting).toHaveLength(3);
    for (const body of painting) {
      let depth = 0;
      for (const line of body.split('\n')) {
        if (/ (?:BDC|BMC)$/u.test(line)) depth += 1;
        else if (line === 'EMC') depth -= 1;
        else if (/(?:^|\s)(?:Tj|TJ|f|f\*|S|B|B\*)$/u.test(line)) expect(depth).toBe(1);
      }
      expect(depth).toBe(0);
    }
  });

  it('is the same, byte for byte, when it is made again', async () => {
    expect(Buffer.compare(await sample().end(), await made)).toBe(0);
  });

  it('never draws the empty box for a letter that no font has', async () => {
    const pdf = new PdfDocument({ title: 'Lettere', author: 'Prova', madeAt: MADE_AT });
    pdf.paragraph('Sig. 王 e la signora Ѐлена');
    const text = askTool('pdftotext', ['{}', '-'], await pdf.end()).output;
    expect(text).toContain('Sig. ? e la signora Ѐлена');
  });

  it('refuses a row of a table that no page can hold', () => {
    const pdf = new PdfDocument({ title: 'Lunga', author: 'Prova', madeAt: MADE_AT });
    expect(() => {
      pdf.table({ columns: [{ title: 'Testo' }], rows: [['parola '.repeat(5000)]] });
    }).toThrow(RangeError);
  });
});
