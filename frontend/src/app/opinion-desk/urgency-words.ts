import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OpinionUrgencyDto } from '../../api/models';
import { formatCount } from '../i18n/formats';
import { Words } from '../i18n/words';
import { daysForm } from './days-form';

/** How near a request's days are, in words; the colour only repeats them. */
@Component({
  selector: 'sim-urgency',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (urgency(); as urgency) {
      <span [class]="'sim-urgency sim-urgency-' + urgency.level">{{ level() }}</span>
      <small class="sim-second-line">{{ majority() }}; {{ term() }}</small>
    } @else {
      <span class="sim-urgency">{{ words.of('opinionDesk.urgency.closed') }}</span>
    }
  `,
})
export class UrgencyWords {
  protected readonly words = inject(Words);

  /** Null: the request is closed and waits for nobody. */
  readonly urgency = input.required<OpinionUrgencyDto | null>();

  protected readonly level = computed(() => {
    const urgency = this.urgency();
    return urgency === null ? '' : this.words.of(`opinionDesk.urgency.${urgency.level}`);
  });
  protected readonly majority = computed(() => this.days('toMajority', this.urgency()?.daysToMajority ?? 0));
  protected readonly term = computed(() => {
    const urgency = this.urgency();
    if (urgency?.suspended) return this.words.of('opinionDesk.urgency.suspended');
    const days = urgency?.daysToTerm ?? null;
    return days === null ? this.words.of('opinionDesk.urgency.noTerm') : this.days('toTerm', days);
  });

  private days(of: 'toMajority' | 'toTerm', days: number): string {
    const count = formatCount(Math.abs(days), this.words.language());
    return this.words.of(`opinionDesk.urgency.${of}.${daysForm(days)}`, { count });
  }
}
