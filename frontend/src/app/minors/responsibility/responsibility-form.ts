import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, resource } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { CodeLists } from '../../territory/code-lists';
import { ChoiceField } from '../../ui/choice-field';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { filled, longEnough, notAfter, validDay } from '../../ui/validators';
import { MinorRecordStore } from '../minor-record-store';
import { StaleNotice } from '../stale-notice';
import { ResponsibilityClient } from './responsibility-client';

/** Taking charge of a minor, or handing the minor over: which of the two the server says. */
@Component({
  selector: 'sim-responsibility-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChoiceField,
    DayField,
    Field,
    FieldInput,
    Loading,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    StaleNotice,
    WordPipe,
  ],
  templateUrl: './responsibility-form.html',
})
export class ResponsibilityForm {
  private readonly store = inject(MinorRecordStore);
  private readonly client = inject(ResponsibilityClient);
  private readonly session = inject(SessionStore);
  private readonly lists = inject(CodeLists);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly problemOf = problemOf;
  protected readonly shown = ['municipalityCode', 'from', 'source', 'reason'];
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    municipalityCode: [''],
    from: [this.session.today(), [filled, validDay, notAfter(() => this.session.today())]],
    source: ['', longEnough(5)],
    reason: [''],
  });
  protected readonly simCode = computed(() => this.store.record()?.simCode ?? '');
  protected readonly state = resource({
    params: () => this.simCode() || undefined,
    loader: ({ params }) => this.client.get(params),
  });
  /** Its own municipality is taken in charge; otherwise another one is chosen. */
  protected readonly takes = computed(() => this.state.hasValue() && this.state.value().mayTake);
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);

  protected async save(): Promise<void> {
    const { from, source, reason, municipalityCode } = this.form.getRawValue();
    const chosen = this.takes() && this.state.hasValue() ? (this.state.value().own?.istatCode ?? '') : municipalityCode;
    this.form.controls.municipalityCode.setErrors(chosen ? null : { required: true });
    this.form.controls.reason.setErrors(!this.takes() && reason.trim().length < 5 ? { required: true } : null);
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = {
      municipalityCode: chosen,
      from,
      source: source.trim(),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    };
    const done = await this.submission.run(async () => {
      await this.client.take(this.simCode(), this.store.etag(), body);
      await this.store.load(this.simCode());
    });
    if (done) await this.router.navigate(['/minors', this.simCode()]);
    else focusInvalid(this.host.nativeElement);
  }
}
