import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RecordAlertDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { Icon } from '../../ui/icon';
import { alertWords } from './alert-words';

/** What whoever opens the record should notice first: the server's findings in words. */
@Component({
  selector: 'sim-record-alerts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, WordPipe],
  template: `
    @if (lines().length > 0) {
      <ul class="sim-alerts" [attr.aria-label]="'record.head.alerts' | word">
        @for (line of lines(); track line.code) {
          <li [class.sim-alert-urgent]="line.urgent">
            <sim-icon name="warning-circle" size="sm" />
            <span>
              @if (line.urgent) {
                <strong>{{ 'record.head.urgent' | word }}: </strong>
              }
              {{ line.text }}
              @if (line.source) {
                <small>{{ line.source }}</small>
              }
            </span>
          </li>
        }
      </ul>
    }
  `,
})
export class RecordAlerts {
  private readonly words = inject(Words);

  readonly alerts = input.required<readonly RecordAlertDto[]>();

  protected readonly lines = computed(() =>
    this.alerts().map((alert) => ({
      code: alert.code,
      urgent: alert.level === 'urgent',
      text: this.words.find(`record.alerts.${alertWords(alert)}`, { ...alert.facts }) ?? alert.code,
      source: alert.source,
    })),
  );
}
