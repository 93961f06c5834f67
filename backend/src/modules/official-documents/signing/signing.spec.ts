import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '../../../platform/clock.js';
import { PdfDocument } from '../../../platform/pdf/pdf-document.js';
import { askTool } from '../../../testing/pdf-tools.js';
import { testConfig } from '../../../testing/test-config.js';
import { LocalCertificateSigner } from './local-certificate-signer.js';
import { localCertificate } from './local-certificate.js';

const AT = new Date('2026-03-02T10:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'sim-signing-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function signedDocument(): Promise<Buffer> {
  const signer = new LocalCertificateSigner({ ...testConfig(), dataDir: folder }, new Clock());
  const pdf = new PdfDocument({ title: 'Prova', author: 'Ufficio di prova', madeAt: AT });
  pdf.heading(1, 'Prova di firma');
  pdf.paragraph('Testo firmato.');
  pdf.reserveSignature({ reason: 'Prova', signer: (await signer.identity()).name, location: 'Roma', signedAt: AT });
  return signer.sign(await pdf.end(), AT);
}

const verdict = (pdf: Buffer): string => askTool('pdfsig', ['-nocert', '{}'], pdf).output;

describe('the local signature', () => {
  const made = signedDocument();

  it('holds for pdfsig: PAdES, the whole file, with a certificate that says that it is a test', async () => {
    const said = verdict(await made);
    expect(said).toContain('Signature Validation: Signature is Valid.');
    expect(said).toContain('- Signature Type: ETSI.CAdES.detached');
    expect(said).toContain('Total document signed');
    expect(said).toContain('- Signing Hash Algorithm: SHA-256');
    expect(said).toContain('CERTIFICATO DI PROVA SENZA VALORE LEGALE');
    expect(said).toContain('Mar 02 2026');
  });

  it('does not hold when one byte of the file is another', async () => {
    const changed = Buffer.from(await made);
    const place = changed.indexOf('(it-IT)');
    changed.write('(it-CH)', place, 'latin1');
    const said = verdict(changed);
    expect(said).not.toContain('Signature is Valid.');
    expect(said).toMatch(
      /Signature Validation: (?:Digest Mismatch|Signature has been invalidated|Signature is Invalid)/u,
    );
  });

  it('leaves the file the tagged PDF/A-2a that it was', async () => {
    const file = await made;
    expect(askTool('pdfinfo', ['{}'], file).output).toMatch(/^Tagged:\s+yes$/mu);
    expect(askTool('pdfinfo', ['-meta', '{}'], file).output).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(askTool('qpdf', ['--check', '{}'], file).status).toBe(0);
    expect(file.toString('latin1')).not.toContain('NeedAppearances');
  });

  it('keeps one key in a file that nobody else reads, also when two processes begin at once', async () => {
    const other = mkdtempSync(join(tmpdir(), 'sim-signing-'));
    try {
      const both = await Promise.all([localCertificate(other, AT), localCertificate(other, AT)]);
      const [one, two] = both.map(({ certificate }) => Buffer.from(certificate.toSchema().toBER()).toString('hex'));
      expect(one).toBe(two);
      expect(statSync(join(other, 'signing', 'local-certificate.pem')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(other, { recursive: true });
    }
  });
});
