import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { MinorState } from '../../api/models';
import { WordPipe } from '../i18n/word-pipe';

/** Where a minor stands today, in words; the colour only helps. Placed and not present is one who came of age. */
@Component({
  selector: 'sim-state-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  templateUrl: './state-badge.html',
})
export class StateBadge {
  readonly state = input.required<MinorState | null>();
  readonly present = input.required<boolean>();

  protected readonly shown = computed(() => {
    const state = this.state();
    return state === 'placed' && !this.present() ? 'of_age' : (state ?? 'elsewhere');
  });
}
