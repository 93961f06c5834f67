import { Injectable, computed, inject, resource } from '@angular/core';
import { Api } from '../../api/api';
import { readEntryRule } from '../../api/functions';
import { SessionStore } from '../session/session-store';
import { addDays, isDay } from './calendar-day';

/** How late the membership in use may enter a movement without saying why: the server's rule, read once. */
@Injectable({ providedIn: 'root' })
export class EntryRule {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  private readonly rule = resource({
    params: () => (this.session.may('movement.create') ? this.session.session()?.membership.id : undefined),
    loader: () => this.api.invoke(readEntryRule),
  });

  /** Days of delay without a reason; null: no reason is ever asked, or the rule is not known yet (the server asks, then). */
  readonly graceDays = computed(() => (this.rule.hasValue() ? this.rule.value().graceDays : null));

  /** Whether a day lies so far back that its movement needs a reason. */
  isLate(day: string): boolean {
    const grace = this.graceDays();
    return grace !== null && isDay(day) && day < addDays(this.session.today(), -grace);
  }
}
