import { Inject, Injectable } from '@nestjs/common';
import type { MulterModuleOptions, MulterOptionsFactory } from '@nestjs/platform-express';
import { fileTypeFromBuffer } from 'file-type';
import type { StorageEngine } from 'multer';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type AttachmentMediaType, isAttachmentMediaType, safeFileName } from '../../domain/attachment.js';
import { DomainProblem } from '../../domain/problem.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { FileStore } from '../../platform/files/file-store.js';
import type { ReceivedAttachment } from './attachment.js';

/** What the upload adds to multer's own account of a file. */
export interface UploadedAttachment {
  readonly received: ReceivedAttachment;
}

/** As much as the library wants to see of a file to know its type. */
const SAMPLE_BYTES = 4100;

/** Streams uploaded files into the store of files, and never into memory. */
@Injectable()
export class AttachmentUpload implements MulterOptionsFactory {
  constructor(
    private readonly store: FileStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  createMulterOptions(): MulterModuleOptions {
    return {
      storage: this.storage(),
      limits: { fileSize: this.config.attachmentMaxBytes, files: 1, fields: 2, fieldSize: 1000 },
      defParamCharset: 'utf8',
    };
  }

  private storage(): StorageEngine {
    return {
      _handleFile: (_request, file, done) => {
        this.receive(file.originalname, file.stream).then(
          (received) => {
            done(null, { received } as Partial<Express.Multer.File>);
          },
          (error: unknown) => {
            done(error);
          },
        );
      },
      _removeFile: (_request, file, done) => {
        const { received } = file as unknown as Partial<UploadedAttachment>;
        (received === undefined ? Promise.resolve() : this.store.remove(received.storedAs)).then(
          () => {
            done(null);
          },
          (error: unknown) => {
            done(error instanceof Error ? error : new Error(String(error)));
          },
        );
      },
    };
  }

  /**
   * Stores a content that arrives, under a key of its own until a record takes it; the caller discards it otherwise.
   * @throws DomainProblem `unsupported_media` where its first bytes show none of the admitted types
   */
  async receive(originalName: string, content: Readable): Promise<ReceivedAttachment> {
    const storedAs = `attachments/incoming/${randomUUID()}`;
    const types: AttachmentMediaType[] = [];
    const admitted = Readable.from(
      onlyAdmitted(content, (type) => {
        types.push(type);
      }),
    );
    const { bytes, sha256 } = await this.store.write(storedAs, admitted);
    const [mediaType] = types;
    if (mediaType === undefined) throw new DomainProblem('unsupported_media');
    return { storedAs, name: safeFileName(originalName, mediaType), mediaType, bytes, sha256 };
  }
}

/** Lets a content through once its first bytes show an admitted type, whatever the name and the declared type say. */
async function* onlyAdmitted(content: Readable, found: (type: AttachmentMediaType) => void): AsyncGenerator<Buffer> {
  let sample = Buffer.alloc(0);
  let known = false;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    if (known) {
      yield chunk;
      continue;
    }
    sample = Buffer.concat([sample, chunk]);
    if (sample.length < SAMPLE_BYTES) continue;
    found(await typeOf(sample));
    known = true;
    yield sample;
  }
  if (known) return;
  found(await typeOf(sample));
  yield sample;
}

async function typeOf(sample: Buffer): Promise<AttachmentMediaType> {
  const type = (await fileTypeFromBuffer(sample))?.mime ?? '';
  if (!isAttachmentMediaType(type)) throw new DomainProblem('unsupported_media');
  return type;
}
