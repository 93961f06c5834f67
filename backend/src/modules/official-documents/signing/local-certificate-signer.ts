import { Inject, Injectable } from '@nestjs/common';
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import { Clock } from '../../../platform/clock.js';
import type { Config } from '../../../platform/config/config.js';
import { CONFIG } from '../../../platform/config/config.token.js';
import { cmsSignature } from './cms-signature.js';
import { DocumentSigner, type SignerIdentity } from './document-signer.js';
import { localCertificate, type SigningCertificate, TEST_NAME } from './local-certificate.js';

/** Signs with the certificate of this installation: the file can be checked, but no authority vouches for the name, and the text says so. */
@Injectable()
export class LocalCertificateSigner extends DocumentSigner {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {
    super();
  }

  identity(): Promise<SignerIdentity> {
    return Promise.resolve({
      name: TEST_NAME,
      statement: 'Documento firmato digitalmente con un certificato di prova, privo di valore legale.',
    });
  }

  async sign(pdf: Buffer, at: Date): Promise<Buffer> {
    const certificate = await localCertificate(this.config.dataDir, this.clock.now());
    return new SignPdf().sign(pdf, new CmsSigner(certificate), at);
  }
}

/** What `@signpdf` calls with the bytes outside the signature. */
class CmsSigner extends Signer {
  constructor(private readonly certificate: SigningCertificate) {
    super();
  }

  override sign(content: Buffer): Promise<Buffer> {
    return cmsSignature(content, this.certificate);
  }
}
