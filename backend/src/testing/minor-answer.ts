import type { HistoryEntryDto, MinorPageDto, MinorRecordDto, MinorSummaryDto } from '../modules/minors/index.js';

/** A body of any answer about minors: a record, a page, a history or a problem. A test looks only at what it expects. */
export interface MinorAnswer extends MinorRecordDto, Pick<MinorPageDto, 'nextCursor' | 'total'> {
  readonly items: readonly (MinorSummaryDto & HistoryEntryDto)[];
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string }[];
  readonly facts: Readonly<Record<string, number>>;
}
