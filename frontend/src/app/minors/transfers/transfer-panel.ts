import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MinorRecordDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { SessionStore } from '../../session/session-store';
import { TransfersOfMinor } from './transfers-of-minor';

/** The transfer in progress, or the way to propose one: the server says which. */
@Component({
  selector: 'sim-transfer-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, RouterLink, WordPipe],
  template: `
    @if (proposals.hasValue()) {
      @if (proposals.value().open; as open) {
        <section class="alert alert-info mt-3" aria-labelledby="transfer-title">
          <h2 class="h6" id="transfer-title">{{ 'transfers.panel.title' | word }}</h2>
          <p class="mb-2">
            {{
              'transfers.panel.text'
                | word
                  : {
                      day: (open.proposedAt | instant),
                      place: (open.to.facilityName ?? open.to.municipalityName) + ', ' + open.to.municipalityName,
                    }
            }}
          </p>
          <a [routerLink]="['/transfers', open.id]">{{ 'transfers.panel.open' | word }}</a>
        </section>
      } @else if (proposals.value().mayPropose && session.may('transfer.propose')) {
        <p class="mt-3">
          <a class="btn btn-outline-primary btn-sm" [routerLink]="['/minors', minor().simCode, 'transfer']">{{
            'transfers.panel.propose' | word
          }}</a>
        </p>
      }
    }
  `,
})
export class TransferPanel {
  private readonly client = inject(TransfersOfMinor);
  protected readonly session = inject(SessionStore);

  readonly minor = input.required<MinorRecordDto>();

  /** Asked again with each new version of the record; only by who has the minor in charge. */
  protected readonly proposals = resource({
    params: () => (this.minor().inCharge && this.session.may('transfer.read') ? this.minor() : undefined),
    loader: ({ params }) => this.client.get(params.simCode),
  });
}
