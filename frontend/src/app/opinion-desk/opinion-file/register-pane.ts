import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DeskFileDto } from '../../../api/models';
import { CountPipe, DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { CountryPipe } from '../../territory/country-pipe';
import { ChildCodePipe } from '../../ui/child-pipes';
import { Loading } from '../../ui/loading';
import { OpinionDeskClient } from '../opinion-desk-client';

/** What the register holds of the young person, to be read beside the request: nothing of it was written by the applicant. */
@Component({
  selector: 'sim-register-pane',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChildCodePipe, CountPipe, CountryPipe, DayPipe, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './register-pane.html',
})
export class RegisterPane {
  private readonly client = inject(OpinionDeskClient);
  protected readonly problemOf = problemOf;

  readonly file = input.required<DeskFileDto>();

  private readonly simCode = computed(() => this.file().request.minor.simCode);
  protected readonly record = resource({
    params: this.simCode,
    loader: ({ params }) => this.client.record(params),
  });
}
