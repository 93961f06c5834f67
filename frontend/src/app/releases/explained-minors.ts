import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ExplainedMinorsDto } from '../../api/models';
import { CountPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';
import { problemOf } from '../problems/problem';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { Dialog } from '../ui/dialog';
import { Loading } from '../ui/loading';
import { ReleaseCodes } from './release-codes';

/** The minors behind a figure of a comparison; each opens its record. */
@Component({
  selector: 'sim-explained-minors',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, Dialog, Loading, ProblemAlert, RouterLink, WordPipe],
  template: `
    <sim-dialog [heading]="heading()" (closed)="closed.emit()">
      @if (found.isLoading()) {
        <sim-loading />
      } @else if (found.error()) {
        <sim-problem-alert [problem]="problemOf(found.error())" [retryable]="true" (again)="found.reload()" />
      } @else if (found.hasValue()) {
        <p>
          {{ 'releases.behind.total' | word: { count: (found.value().total | count) } }}
          @if (found.value().total > found.value().items.length) {
            {{ 'releases.behind.first' | word: { count: (found.value().items.length | count) } }}
          }
        </p>
        <div class="sim-scrolls" [attr.aria-label]="heading()" tabindex="0" role="region">
          <table class="table table-sm">
            <thead>
              <tr>
                <th scope="col">{{ 'releases.behind.record' | word }}</th>
                <th scope="col">{{ 'releases.behind.change' | word }}</th>
              </tr>
            </thead>
            <tbody>
              @for (minor of rows(); track minor.simCode) {
                <tr>
                  <th scope="row">
                    @if (session.may('minor.read')) {
                      <a [routerLink]="['/minors', minor.simCode, 'history']">{{ minor.shown }}</a>
                    } @else {
                      {{ minor.shown }}
                    }
                  </th>
                  <td>
                    @if (minor.effect > 0) {
                      {{ 'releases.behind.gained' | word: { as: minor.after } }}
                    } @else if (minor.effect < 0) {
                      {{ 'releases.behind.lost' | word: { as: minor.before } }}
                    } @else {
                      {{ minor.changes }}
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </sim-dialog>
  `,
})
export class ExplainedMinors {
  private readonly codes = inject(ReleaseCodes);
  protected readonly session = inject(SessionStore);

  readonly heading = input.required<string>();
  readonly ask = input.required<() => Promise<ExplainedMinorsDto>>();
  readonly closed = output();

  protected readonly problemOf = problemOf;
  protected readonly found = resource({ params: () => this.ask(), loader: ({ params }) => params() });
  protected readonly rows = computed(() => {
    const items = this.found.hasValue() ? this.found.value().items : [];
    return items.map(({ simCode, effect, changes }) => {
      const region = changes.find(({ dimension }) => dimension === 'region');
      return {
        simCode,
        effect,
        shown: `${simCode.slice(0, 4)}-${simCode.slice(4)}`,
        before: this.codes.nameOf('region', region?.before ?? null),
        after: this.codes.nameOf('region', region?.after ?? null),
        changes: changes
          .map(
            ({ dimension, before, after }) =>
              `${this.codes.nameOf(dimension, before)} → ${this.codes.nameOf(dimension, after)}`,
          )
          .join('; '),
      };
    });
  });
}
