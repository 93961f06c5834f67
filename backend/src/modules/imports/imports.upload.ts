import { Injectable } from '@nestjs/common';
import type { MulterModuleOptions, MulterOptionsFactory } from '@nestjs/platform-express';
import type { StorageEngine } from 'multer';
import { Readable } from 'node:stream';
import { DomainProblem } from '../../domain/problem.js';
import { FileStore } from '../../platform/files/file-store.js';
import type { ReceivedFile } from './import-run.js';
import { FILE_KINDS, type FileKind } from './layout/layouts.js';
import { discardFiles, receiveFile } from './received-files.js';

/** What the upload adds to multer's own account of a file. */
export interface UploadedImportFile {
  readonly received: ReceivedFile;
}

export type UploadedImportFiles = Readonly<Partial<Record<FileKind, readonly UploadedImportFile[]>>>;

/** Of one file. Ten years of the whole country are some 50 MB. */
export const LARGEST_FILE_BYTES = 200 * 1024 * 1024;

/** What browsers and spreadsheets call a CSV file. */
const CSV_TYPES = new Set([
  'text/csv',
  'application/csv',
  'application/vnd.ms-excel',
  'text/plain',
  'application/octet-stream',
]);

/** First bytes of what people upload by mistake, or not by mistake: workbooks, archives, old Office files, PDF, programs of Windows and Linux. */
const OTHER_FORMATS = ['504b0304', 'd0cf11e0', '25504446', '4d5a', '7f454c46'];

/** Streams uploaded files into the store of files, and never into memory. */
@Injectable()
export class ImportUpload implements MulterOptionsFactory {
  constructor(private readonly store: FileStore) {}

  createMulterOptions(): MulterModuleOptions {
    return {
      storage: this.storage(),
      limits: { fileSize: LARGEST_FILE_BYTES, files: FILE_KINDS.length, fields: 1, fieldSize: 10 },
      defParamCharset: 'utf8',
      fileFilter: (_request, { mimetype }, done) => {
        if (CSV_TYPES.has(mimetype)) done(null, true);
        else done(new DomainProblem('unsupported_media'), false);
      },
    };
  }

  private storage(): StorageEngine {
    return {
      _handleFile: (_request, file, done) => {
        receiveFile(
          this.store,
          file.fieldname as FileKind,
          file.originalname,
          Readable.from(csvOnly(file.stream)),
        ).then(
          (received) => {
            done(null, { received } as Partial<Express.Multer.File>);
          },
          (error: unknown) => {
            done(error);
          },
        );
      },
      _removeFile: (_request, file, done) => {
        const { received } = file as unknown as Partial<UploadedImportFile>;
        discardFiles(this.store, received === undefined ? [] : [received]).then(
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
}

/** Looks at the first bytes, whatever the name and the declared type say. */
async function* csvOnly(content: Readable): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    const start = chunk.subarray(0, 4).toString('hex');
    if (first && OTHER_FORMATS.some((format) => start.startsWith(format))) throw new DomainProblem('unsupported_media');
    first = false;
    yield chunk;
  }
}
