import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AskedReportDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { ReportDocument } from '../document/report-document';
import { isReportKind, periodName } from '../report-periods';
import { ReportsClient, directAddress } from '../reports-client';

/** A report on the screen, made at once from today's knowledge; with the version that may leave the office beside it. */
@Component({
  selector: 'sim-report-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Loading, ProblemAlert, ReportDocument, RouterLink, WordPipe],
  templateUrl: './report-page.html',
})
export class ReportPage {
  private readonly client = inject(ReportsClient);
  private readonly words = inject(Words);
  protected readonly session = inject(SessionStore);

  /** From the address. */
  readonly kind = input.required<string>();
  readonly period = input.required<string>();
  readonly region = input<string>();
  readonly municipality = input<string>();
  readonly citizenship = input<string>();

  protected readonly problemOf = problemOf;
  protected readonly directAddress = directAddress;
  protected readonly formats = ['pdf', 'xlsx', 'csv'] as const;
  protected readonly open = signal(false);
  protected readonly national = computed(() => this.session.session()?.membership.organisation.kind === 'dg');
  protected readonly asked = computed((): AskedReportDto => {
    const [kind, region, municipality] = [this.kind(), this.region(), this.municipality()];
    return {
      kind: isReportKind(kind) ? kind : 'monthly',
      period: this.period(),
      territory: region
        ? { kind: 'region', code: region }
        : municipality
          ? { kind: 'municipality', code: municipality }
          : null,
      citizenship: this.citizenship() ?? null,
    };
  });
  protected readonly title = computed(() =>
    this.words.of(`reports.titles.${this.asked().kind}`, {
      period: periodName(this.asked().kind, this.period(), this.words),
    }),
  );
  protected readonly report = resource({
    params: () => ({ asked: this.asked(), variant: this.open() ? ('public' as const) : ('full' as const) }),
    loader: ({ params }) => this.client.preview(params.asked, params.variant),
  });

  protected print(): void {
    window.print();
  }
}
