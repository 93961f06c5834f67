import { fromBER, Integer, PrintableString, Utf8String } from 'asn1js';
import { randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension } from 'pkijs';
import { errorCode } from '../../../platform/user-facing-error.js';

export interface SigningCertificate {
  readonly certificate: Certificate;
  readonly key: webcrypto.CryptoKey;
}

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
const KEY_BITS = 3072;
const YEARS = 10;
/** What makes a signature of it plainly one of a demonstration. */
export const TEST_NAME = 'SIM - CERTIFICATO DI PROVA SENZA VALORE LEGALE';

const OID = {
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  country: '2.5.4.6',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
};

/**
 * The certificate of this installation, made at its first use: key and certificate in one file that only the owner can read, which
 * appears whole or not at all, so that two processes that begin at once end with the same one.
 *
 * @param folder of the data; the file is `signing/local-certificate.pem`
 */
export async function localCertificate(folder: string, now: Date): Promise<SigningCertificate> {
  const path = join(folder, 'signing', 'local-certificate.pem');
  const known = await readIfThere(path);
  if (known !== null) return parse(known);
  await mkdir(join(folder, 'signing'), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await writeFile(unfinished, await make(now), { mode: 0o600, flag: 'wx' });
    // Unlike a rename, a link never replaces what another process put there first.
    await link(unfinished, path).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  } finally {
    await rm(unfinished, { force: true });
  }
  return parse(await readFile(path, 'utf8'));
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function make(now: Date): Promise<string> {
  const keys = await webcrypto.subtle.generateKey(
    { ...ALGORITHM, modulusLength: KEY_BITS, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  );
  const certificate = new Certificate({ version: 2, serialNumber: serial() });
  for (const name of [certificate.subject, certificate.issuer]) {
    name.typesAndValues.push(
      new AttributeTypeAndValue({ type: OID.country, value: new PrintableString({ value: 'IT' }) }),
      new AttributeTypeAndValue({
        type: OID.organisation,
        value: new Utf8String({ value: 'SIM (installazione di prova)' }),
      }),
      new AttributeTypeAndValue({ type: OID.commonName, value: new Utf8String({ value: TEST_NAME }) }),
    );
  }
  certificate.notBefore.value = now;
  certificate.notAfter.value = new Date(Date.UTC(now.getUTCFullYear() + YEARS, now.getUTCMonth(), now.getUTCDate()));
  certificate.extensions = [
    extension(OID.basicConstraints, new BasicConstraints({ cA: false }).toSchema().toBER()),
    // digitalSignature and nonRepudiation (RFC 5280, 4.2.1.3), as a DER bit string.
    extension(OID.keyUsage, Uint8Array.from([0x03, 0x02, 0x06, 0xc0]).buffer),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, 'SHA-256');
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return pem('PRIVATE KEY', key) + pem('CERTIFICATE', certificate.toSchema().toBER());
}

const extension = (extnID: string, extnValue: ArrayBuffer): Extension =>
  new Extension({ extnID, critical: true, extnValue });

/** A positive number of 63 bits. */
function serial(): Integer {
  const bytes = randomBytes(8);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return new Integer({ valueHex: Uint8Array.from(bytes).buffer });
}

async function parse(text: string): Promise<SigningCertificate> {
  const key = await webcrypto.subtle.importKey('pkcs8', der(text, 'PRIVATE KEY'), ALGORITHM, false, ['sign']);
  const { result } = fromBER(der(text, 'CERTIFICATE'));
  return { key, certificate: new Certificate({ schema: result }) };
}

const pem = (label: string, content: ArrayBuffer): string =>
  `-----BEGIN ${label}-----\n${(
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,64}/gu) ?? []
  ).join('\n')}\n-----END ${label}-----\n`;

function der(text: string, label: string): ArrayBuffer {
  const [, content] = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END ${label}-----`, 'u').exec(text) ?? [];
  if (content === undefined) throw new Error(`The file of the signature has no ${label}`);
  return Uint8Array.from(Buffer.from(content, 'base64')).buffer;
}
