import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { formatTime } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { RegistrationStore } from './registration-store';

/** Says quietly whether what is typed is safe, and what to do when it is not. */
@Component({
  selector: 'sim-save-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  template: `
    <p class="sim-save-state" [class.sim-save-state-waiting]="store.state() === 'waiting'" role="status">
      {{ sentence() }}
    </p>
    @if (store.state() === 'stale') {
      <div class="alert alert-warning" role="alert">
        <p>{{ 'registration.save.stale' | word }}</p>
        <div class="sim-actions">
          <button class="btn btn-primary btn-sm" (click)="readOther()" type="button">
            {{ 'registration.save.readOther' | word }}
          </button>
          <button class="btn btn-outline-primary btn-sm" (click)="store.keepMine()" type="button">
            {{ 'registration.save.keepMine' | word }}
          </button>
        </div>
      </div>
    }
  `,
})
export class SaveStateLine {
  private readonly words = inject(Words);
  protected readonly store = inject(RegistrationStore);

  protected readonly sentence = computed(() => {
    const state = this.store.state();
    const time = formatTime(this.store.savedAt());
    if (state === 'saved') return this.words.of('registration.save.saved', { time });
    if (state === 'waiting' || state === 'failed') return this.words.of(`registration.save.${state}`);
    // While it is being saved the last words stay: a line that flickers tells nothing.
    return state === 'saving' && time ? this.words.of('registration.save.saved', { time }) : '';
  });

  protected readOther(): void {
    const id = this.store.id();
    if (id !== null) void this.store.open(id);
  }
}
