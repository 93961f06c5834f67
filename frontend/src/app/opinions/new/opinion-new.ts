import { ChangeDetectionStrategy, Component, ElementRef, computed, effect, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled, validDay } from '../../ui/validators';
import { OpinionExplained } from '../opinion-explained';
import { OpinionsClient } from '../opinions-client';

/** For whom the opinion is asked: social services name a record, an applicant all three data at once. */
@Component({
  selector: 'sim-opinion-new',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Field, FieldInput, OpinionExplained, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  templateUrl: './opinion-new.html',
})
export class OpinionNew {
  private readonly client = inject(OpinionsClient);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly fields = inject(NonNullableFormBuilder);

  /** Query parameter: the record that the request is begun from. */
  readonly sim = input('');

  protected readonly submission = new Submission();
  protected readonly isApplicant = computed(() => this.session.session()?.membership.role === 'applicant');
  protected readonly form = this.fields.group({
    simCode: ['', filled],
    familyName: [''],
    birthDate: ['', validDay],
  });

  constructor() {
    effect(() => {
      const { familyName, birthDate } = this.form.controls;
      familyName.setValidators(this.isApplicant() ? filled : null);
      birthDate.setValidators(this.isApplicant() ? [filled, validDay] : null);
      if (this.sim()) this.form.patchValue({ simCode: this.sim() });
    });
  }

  /** An open request about the same minor, named by the refusal. */
  protected readonly openRequest = computed(() => {
    const problem = this.submission.problem();
    return problem?.code === 'opinion_request_open' ? Number(problem.facts?.['id']) : null;
  });

  protected async begin(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { simCode, familyName, birthDate } = this.form.getRawValue();
    const body = { simCode: simCode.trim(), ...(this.isApplicant() ? { familyName, birthDate } : {}) };
    const done = await this.submission.run(async () => {
      const { opinion } = await this.client.begin(body);
      await this.router.navigate(['/opinions', opinion.id]);
    });
    if (!done) focusInvalid(this.host.nativeElement);
  }
}
