import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FileStore } from '../../platform/files/file-store.js';
import { VirusScanner } from '../../platform/files/virus-scanner.js';
import { addressOf } from './attachment.js';
import { ContentsRepository } from './contents.repository.js';

/** Age from which a content without a row is no upload that is still under way. */
const LEFT_BEHIND_MS = 24 * 3600 * 1000;
const MOST_SCANS = 500;
const CONTENT = /\/([0-9a-f]{64})$/;

/** What the contents of files need apart from anybody's request. Opens its own units of work. */
@Injectable()
export class AttachmentsUpkeep {
  private readonly logger = new Logger(AttachmentsUpkeep.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ContentsRepository,
    private readonly files: FileStore,
    private readonly scanner: VirusScanner,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Removes contents older than a day that nothing points to: an upload that a crash cut off. @returns how many */
  async sweep(): Promise<number> {
    const before = this.clock.now().getTime() - LEFT_BEHIND_MS;
    let removed = 0;
    for await (const { key, modifiedAt } of this.files.list('attachments')) {
      if (modifiedAt.getTime() < before && (await this.removeUnlessKept(key, before))) removed += 1;
    }
    if (removed > 0) this.logger.log(`Removed ${String(removed)} attached files that nothing points to`);
    return removed;
  }

  /** Scans what was not, while the scanner could not be reached or before there was one. @returns how many have an answer now */
  async rescan(): Promise<number> {
    if (!this.scanner.isActive) return 0;
    const waiting = await this.unitOfWork.run(SYSTEM_ACTOR, () => this.repository.unscanned(MOST_SCANS));
    let answered = 0;
    for (const sha256 of waiting) {
      if ((await this.files.modifiedAt(addressOf(sha256))) === null) {
        this.logger.error(`The content ${sha256} of an attached file is missing`);
        continue;
      }
      const state = await this.scanner.scan(this.files.read(addressOf(sha256)));
      // It cannot be reached: the others would wait as long, for nothing.
      if (state === 'not_scanned') break;
      await this.unitOfWork.run(SYSTEM_ACTOR, async () => {
        const minorIds = await this.repository.setScanState(sha256, state);
        if (state !== 'infected') return;
        for (const minorId of minorIds)
          await this.audit.record({ action: 'minor.find_infected_attachment', minorId, details: { sha256 } });
      });
      answered += 1;
    }
    return answered;
  }

  private async removeUnlessKept(key: string, before: number): Promise<boolean> {
    const sha256 = CONTENT.exec(key)?.[1];
    return this.unitOfWork.run(SYSTEM_ACTOR, async () => {
      if (sha256 !== undefined) {
        // An upload of the same content holds it until its row is written; then it has a row, or is young again.
        await this.repository.hold(sha256, 'alone');
        if (await this.repository.isKept(sha256)) return false;
        const modifiedAt = await this.files.modifiedAt(key);
        if (modifiedAt === null || modifiedAt.getTime() >= before) return false;
      }
      await this.files.remove(key);
      return true;
    });
  }
}
