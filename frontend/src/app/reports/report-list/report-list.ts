import { NgTemplateOutlet, UpperCasePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { AskedReportDto, ReportFileDto, ReportKind, ReportRunDto, ReportVariant } from '../../../api/models';
import { BytesPipe, DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { CodeLists } from '../../territory/code-lists';
import { Announcer } from '../../ui/announcer';
import { ChoiceField } from '../../ui/choice-field';
import { Field, FieldInput } from '../../ui/field';
import { Loading } from '../../ui/loading';
import { poller } from '../../ui/poll';
import { Submission } from '../../ui/submission';
import { REPORT_KINDS, periodName, periodsOf } from '../report-periods';
import { ReportsClient, fileAddress } from '../reports-client';

const FINAL: readonly string[] = ['ready', 'failed', 'cancelled', 'expired'];
const USUAL_CITIZENSHIP = 'UKR';

/** The reports made so far with their files, and the making of another. */
@Component({
  selector: 'sim-report-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BytesPipe,
    ChoiceField,
    DayPipe,
    Field,
    FieldInput,
    InstantPipe,
    Loading,
    NgTemplateOutlet,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    UpperCasePipe,
    WordPipe,
  ],
  templateUrl: './report-list.html',
})
export class ReportList {
  private readonly client = inject(ReportsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);
  private readonly poll = poller();
  protected readonly session = inject(SessionStore);
  protected readonly codes = inject(CodeLists);

  protected readonly problemOf = problemOf;
  protected readonly fileAddress = fileAddress;
  protected readonly submission = new Submission();
  protected readonly kinds = REPORT_KINDS;
  protected readonly form = new FormGroup({
    kind: new FormControl<ReportKind>('monthly', { nonNullable: true }),
    period: new FormControl(periodsOf('monthly', this.session.today())[0] ?? '', { nonNullable: true }),
    citizenship: new FormControl(USUAL_CITIZENSHIP, { nonNullable: true }),
    region: new FormControl('ITG1', { nonNullable: true }),
    municipality: new FormControl('', { nonNullable: true }),
  });
  protected readonly kind = toSignal(this.form.controls.kind.valueChanges, { initialValue: 'monthly' });
  protected readonly periods = computed(() => periodsOf(this.kind(), this.session.today()));
  private readonly organisation = computed(() => this.session.session()?.membership.organisation.kind);
  protected readonly national = computed(() => this.organisation() === 'dg');
  protected readonly mayChooseMunicipality = computed(() => this.national() || this.organisation() === 'region');
  protected readonly searchMunicipalities = (typed: string) => this.codes.searchMunicipalities(typed);
  /** Runs asked from this page, followed until they are final; they stand above the list that was read. */
  private readonly followed = signal<readonly ReportRunDto[]>([]);
  protected readonly read = resource({ loader: () => this.client.list(), defaultValue: [] as ReportRunDto[] });
  protected readonly runs = computed(() => {
    const followed = this.followed();
    const read = this.read.hasValue() ? this.read.value() : [];
    return [...followed, ...read.filter((run) => !followed.some((other) => other.id === run.id))];
  });

  constructor() {
    this.form.controls.kind.valueChanges.pipe(takeUntilDestroyed()).subscribe((kind) => {
      this.form.controls.period.setValue(periodsOf(kind, this.session.today())[0] ?? '');
    });
  }

  protected preview(): void {
    const { kind, period, territory, citizenship } = this.asked();
    void this.router.navigate(['/reports', kind, period], {
      queryParams: {
        ...(territory ? { [territory.kind]: territory.code } : {}),
        ...(citizenship ? { citizenship } : {}),
      },
    });
  }

  protected async cancel(run: ReportRunDto): Promise<void> {
    await this.submission.run(async () => {
      this.put(await this.client.cancel(run.id));
      this.announcer.say(this.words.of('reports.announce.cancelled', { name: this.nameOf(run.kind, run.period) }));
    });
  }

  protected filesOf(run: ReportRunDto, variant: ReportVariant): ReportFileDto[] {
    return run.files.filter((file) => file.variant === variant);
  }

  protected hasPublic(run: ReportRunDto): boolean {
    return this.filesOf(run, 'public').length > 0;
  }

  protected async make(): Promise<void> {
    await this.send(this.asked());
  }

  /** A run whose files are gone, or never were: the same question, asked anew. */
  protected async remake({ kind, period, territory, citizenship }: ReportRunDto): Promise<void> {
    const place = territory === null ? null : { kind: territory.kind, code: territory.code };
    await this.send({ kind, period, territory: place, citizenship });
  }

  private async send(body: AskedReportDto): Promise<void> {
    await this.submission.run(async () => {
      const run = await this.client.request(body, this.submission.keyFor(body));
      this.put(run);
      this.announcer.say(this.words.of('reports.announce.queued', { name: this.nameOf(run.kind, run.period) }));
      void this.follow(run);
    });
  }

  private asked(): AskedReportDto {
    const { kind, period, citizenship, region, municipality } = this.form.getRawValue();
    const territory = municipality
      ? ({ kind: 'municipality', code: municipality } as const)
      : this.national()
        ? ({ kind: 'region', code: region } as const)
        : null;
    return {
      kind,
      period,
      territory: kind === 'periodic' ? territory : null,
      citizenship: kind === 'half_yearly' ? citizenship : null,
    };
  }

  private async follow(run: ReportRunDto): Promise<void> {
    try {
      await this.poll(
        async () => this.put(await this.client.get(run.id)),
        ({ state }) => FINAL.includes(state),
      );
    } catch (failure) {
      this.submission.problem.set(problemOf(failure));
    }
    const state = this.followed().find(({ id }) => id === run.id)?.state;
    if (state === 'ready' || state === 'failed')
      this.announcer.say(this.words.of(`reports.announce.${state}`, { name: this.nameOf(run.kind, run.period) }));
  }

  private put(run: ReportRunDto): ReportRunDto {
    this.followed.update((runs) => [run, ...runs.filter(({ id }) => id !== run.id)]);
    return run;
  }

  protected nameOf(kind: ReportKind, period: string): string {
    return periodName(kind, period, this.words);
  }
}
