import { ChangeDetectionStrategy, Component, ElementRef, type OnInit, inject, input, signal } from '@angular/core';
import { FormControl, NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { OpinionRuleDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { OpinionRulesClient } from '../opinion-rules-client';
import { CASES, bodyOf, fillForm, ruleForm } from './rule-draft';
import { RuleTrial } from './rule-trial';

/** Writes a version that holds from a day to come, or changes one that has not begun. */
@Component({
  selector: 'sim-rule-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Field, FieldInput, Loading, ProblemAlert, ReactiveFormsModule, RouterLink, RuleTrial, WordPipe],
  templateUrl: './rule-form.html',
})
export class RuleForm implements OnInit {
  private readonly client = inject(OpinionRulesClient);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Of the version that is changed; without one, a new version is written. */
  readonly id = input<string>();
  /** Query parameter: the version from which a new one starts. */
  readonly from = input<string>();

  protected readonly cases = CASES;
  protected readonly numbers = ['presenceYears', 'projectYears', 'kinshipDegree'] as const;
  protected readonly terms = ['integrationDays', 'noticeDays'] as const;
  protected readonly fields = ['code', 'validFrom', 'validTo', 'legalSource', 'requiredDocuments', 'reason'];
  protected readonly submission = new Submission();
  protected readonly problem = signal<Problem | null>(null);
  /** The version that is changed, or from which the new one starts. */
  protected readonly base = signal<OpinionRuleDto | null>(null);
  protected readonly form = ruleForm(inject(NonNullableFormBuilder), ({ value }) =>
    typeof value === 'string' && /^\d{4}-/.test(value) && value <= this.session.today()
      ? { rule_not_in_future: true }
      : null,
  );
  protected readonly endsFormer = new FormControl(true, { nonNullable: true });
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(5) });
  protected readonly draft = (): ReturnType<typeof bodyOf> | null => {
    this.form.markAllAsTouched();
    if (this.form.valid) return bodyOf(this.form);
    focusInvalid(this.host.nativeElement);
    return null;
  };

  ngOnInit(): void {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      const { items } = await this.client.list();
      const wanted = this.id() ?? this.from();
      const base =
        items.find(({ id }) => String(id) === wanted) ??
        items.find(({ standing }) => standing === 'in_force') ??
        items[0];
      if (!base) return;
      fillForm(this.form, base, this.id() === undefined);
      this.base.set(base);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }

  protected async save(): Promise<void> {
    this.reason.markAsTouched();
    const body = this.draft();
    const base = this.base();
    if (!body || !base || this.reason.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const reason = this.reason.value.trim();
    const addition = { ...body, endsFormer: this.endsFormer.value, reason };
    const key = this.submission.keyFor(addition);
    const saved = await this.submission.run(async () => {
      if (this.id() === undefined) await this.client.add(addition, key);
      else await this.client.change(base, body, reason);
    });
    if (!saved) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    await this.router.navigateByUrl('/opinion-rules');
    this.announcer.say(this.words.of('opinionRules.form.saved'));
  }
}
