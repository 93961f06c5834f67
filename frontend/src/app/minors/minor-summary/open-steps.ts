import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MinorRecordDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { SessionStore } from '../../session/session-store';
import { Icon } from '../../ui/icon';

/** What can be done now and why the rest cannot: the server's answer, never worked out here. */
@Component({
  selector: 'sim-open-steps',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, WordPipe],
  templateUrl: './open-steps.html',
})
export class OpenSteps {
  private readonly words = inject(Words);
  private readonly session = inject(SessionStore);

  readonly minor = input.required<MinorRecordDto>();

  protected readonly allowed = computed(() => this.session.may('movement.create') && this.minor().writable);
  protected readonly open = computed(() =>
    this.minor()
      .openSteps.filter((step) => step.open)
      .map(({ step }) => step),
  );
  protected readonly shut = computed(() =>
    this.minor()
      .openSteps.filter((step) => !step.open)
      .map(({ step, why }) => ({ step, why: this.words.find(`movements.steps.closed.${why ?? ''}`) ?? why ?? '' })),
  );
}
