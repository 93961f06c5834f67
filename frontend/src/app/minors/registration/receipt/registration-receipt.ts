import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { InstantPipe } from '../../../i18n/format-pipes';
import { WordPipe } from '../../../i18n/word-pipe';
import { problemOf } from '../../../problems/problem';
import { ProblemAlert } from '../../../problems/problem-alert';
import { Loading } from '../../../ui/loading';
import { MinorNamePipe, SimCodePipe } from '../../minor-pipes';
import { RegistrationClient } from '../registration-client';

/** What is left in hand after sending, on paper too: code, number, instant, body, person. */
@Component({
  selector: 'sim-registration-receipt',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, Loading, MinorNamePipe, ProblemAlert, RouterLink, SimCodePipe, WordPipe],
  templateUrl: './registration-receipt.html',
})
export class RegistrationReceipt {
  private readonly client = inject(RegistrationClient);
  readonly draft = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly sent = resource({
    params: () => this.draft(),
    loader: async ({ params }) => (await this.client.get(params)).draft.receipt,
  });

  protected print(): void {
    window.print();
  }
}
