import { Logger } from '@nestjs/common';
import type { ImportProgress } from './import-run.js';

const EVERY_MS = 500;

/**
 * Writes how far an import is, twice a second. It must be started outside the import's unit of work: what the import itself writes is seen by nobody
 * before its commit, so progress needs units of work of its own.
 */
export class ProgressReporter {
  private readonly logger = new Logger(ProgressReporter.name);
  private current: ImportProgress = { stage: 'waiting', percent: 0 };
  private written: ImportProgress = this.current;
  private writing: Promise<void> | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly write: (progress: ImportProgress) => Promise<void>,
    private readonly listen: (progress: ImportProgress) => void,
  ) {
    this.timer = setInterval(() => {
      this.flush();
    }, EVERY_MS);
  }

  tell(progress: ImportProgress): void {
    this.current = progress;
    this.listen(progress);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
  }

  private flush(): void {
    if (this.writing !== null || this.current === this.written) return;
    const progress = this.current;
    this.writing = this.write(progress)
      .catch((error: unknown) => {
        this.logger.warn(error, 'The progress of an import could not be written');
      })
      .finally(() => {
        this.written = progress;
        this.writing = null;
      });
  }
}
