import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { ScanState } from '../../domain/attachment.js';
import { FileStore } from '../../platform/files/file-store.js';
import { VirusScanner } from '../../platform/files/virus-scanner.js';
import { addressOf, type ReceivedAttachment } from './attachment.js';
import { ContentsRepository } from './contents.repository.js';

/** Contents of uploaded files, each kept once under its hash whatever points to it. */
@Injectable()
export class Contents {
  constructor(
    private readonly repository: ContentsRepository,
    private readonly files: FileStore,
    private readonly scanner: VirusScanner,
  ) {}

  /** Whether a virus scanner looks at new files. */
  get isScanned(): boolean {
    return this.scanner.isActive;
  }

  scan(file: ReceivedAttachment): Promise<ScanState> {
    return this.scanner.scan(this.files.read(file.storedAs));
  }

  /** Takes over what came in, together with the row that points to it: in the caller's unit of work, so that no row is ever without its content. */
  async keep<Row>(file: ReceivedAttachment, write: () => Promise<Row>): Promise<Row> {
    await this.repository.hold(file.sha256, 'shared');
    const row = await write();
    await this.files.move(file.storedAs, addressOf(file.sha256));
    return row;
  }

  /** What came in and was not taken; nothing where it was. */
  async discard(file: ReceivedAttachment | undefined): Promise<void> {
    if (file !== undefined) await this.files.remove(file.storedAs);
  }

  read(sha256: string): Readable {
    return this.files.read(addressOf(sha256));
  }
}
