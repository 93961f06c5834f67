import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { DeskFileDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { officialAddress } from '../opinion-desk-client';

const STATED = ['path', 'afterEighteen', 'missingReason'] as const;

/** The request as it was filed, what the rule of that day says of it. */
@Component({
  selector: 'sim-request-pane',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, WordPipe],
  templateUrl: './request-pane.html',
})
export class RequestPane {
  readonly file = input.required<DeskFileDto>();

  protected readonly officialAddress = officialAddress;
  /** What the author said, where anything. */
  protected readonly stated = computed(() =>
    STATED.flatMap((key) => {
      const text = this.file().stated[key];
      return text === null || text === '' ? [] : [{ key, text }];
    }),
  );
}
