import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { createHash } from 'node:crypto';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { SigningCertificate } from './local-certificate.js';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
};
const SIGNED_ATTRIBUTES = 0;

/**
 * A detached CMS signature with the attributes of PAdES-B-B (ETSI EN 319 142-1, 6.3): content type, digest, and the certificate that signs.
 * The time is in the PDF's signature dictionary and therefore not here.
 */
export async function cmsSignature(content: Buffer, { certificate, key }: SigningCertificate): Promise<Buffer> {
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: SIGNED_ATTRIBUTES,
      attributes: [
        attribute(OID.contentType, new ObjectIdentifier({ value: OID.data })),
        attribute(OID.messageDigest, octets(sha256(content))),
        // The hash algorithm is left out: SHA-256 is its default (RFC 5035).
        attribute(
          OID.signingCertificateV2,
          sequence(sequence(sequence(octets(sha256(Buffer.from(certificate.toSchema().toBER())))))),
        ),
      ],
    }),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: OID.sha256 })],
    signerInfos: [signer],
    certificates: [certificate],
  });
  await signed.sign(key, 0, 'SHA-256', Uint8Array.from(content).buffer);
  return Buffer.from(
    new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) }).toSchema().toBER(),
  );
}

const sha256 = (content: Buffer): Buffer => createHash('sha256').update(content).digest();
const octets = (content: Buffer): OctetString => new OctetString({ valueHex: Uint8Array.from(content).buffer });
const sequence = (value: Sequence | OctetString): Sequence => new Sequence({ value: [value] });
const attribute = (type: string, value: ObjectIdentifier | OctetString | Sequence): Attribute =>
  new Attribute({ type, values: [value] });
