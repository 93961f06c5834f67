import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { IntegrationPath, Measure, ResidencePermit } from '../../domain/integration-path.js';
import { type Kept, PathEntriesRepository } from './path-entries.repository.js';

/** What the register holds of a minor for the opinion, as the reader may see it. */
export interface PathFolder {
  readonly paths: readonly Kept<IntegrationPath>[];
  readonly permits: readonly Kept<ResidencePermit>[];
  readonly measures: readonly Kept<Measure>[];
}

/** Reads integration paths, permits and measures, in the caller's unit of work. */
@Injectable()
export class PathFolders {
  constructor(private readonly repository: PathEntriesRepository) {}

  async of(minorId: number): Promise<PathFolder> {
    return {
      paths: await this.repository.list('path', minorId),
      permits: await this.repository.list('permit', minorId),
      measures: await this.repository.list('measure', minorId),
    };
  }

  firstKnownDay(minorId: number): Promise<CalendarDate | null> {
    return this.repository.firstKnownDay(minorId);
  }

  attachmentKinds(minorId: number): Promise<string[]> {
    return this.repository.attachmentKinds(minorId);
  }
}
