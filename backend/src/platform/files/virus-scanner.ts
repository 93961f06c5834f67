import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';

/** `not_scanned`: no scanner is set up, or it cannot be reached; `failed`: it could not scan the content. */
export type ScanResult = 'not_scanned' | 'clean' | 'infected' | 'failed';

/** Where a virus scanner is plugged in. An adapter never throws: what was not scanned is said to people, and scanned later. */
@Injectable()
export abstract class VirusScanner {
  /** Whether files are looked at, at all. */
  abstract readonly isActive: boolean;

  abstract scan(content: Readable): Promise<ScanResult>;
}

/** No scanner: the state says so, and people see it beside each file. */
@Injectable()
export class NoVirusScanner extends VirusScanner {
  readonly isActive = false;

  scan(content: Readable): Promise<ScanResult> {
    content.destroy();
    return Promise.resolve('not_scanned');
  }
}
