import { ChangeDetectionStrategy, Component, ElementRef, computed, effect, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { DeskStep } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled, longEnough, ticked } from '../../ui/validators';
import { CASES, OUTCOMES } from '../opinion-codes';
import { OpinionDeskClient, type StepFacts, type VersionedFile } from '../opinion-desk-client';

/** Steps that say why; an admission only outside the window. */
const WITH_REASON = [
  'declare_not_receivable',
  'request_integration',
  'give_notice',
  'propose',
  'send_back',
  'archive',
  'reexamine',
] as const;
const REASONS = ['admit', ...WITH_REASON] as const;
/** Steps that harm the applicant, or that cannot be taken back. */
const GRAVE: readonly DeskStep[] = ['declare_not_receivable', 'archive'];

/** Asks for what a step needs, then takes it. */
@Component({
  selector: 'sim-step-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './step-dialog.html',
})
export class StepDialog {
  private readonly client = inject(OpinionDeskClient);
  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly step = input.required<Exclude<DeskStep, 'assign'>>();
  readonly versioned = input.required<VersionedFile>();
  readonly taken = output<VersionedFile>();
  /** Somebody changed the request meanwhile: the page reads it again. */
  readonly stale = output();
  readonly closed = output();

  protected readonly submission = new Submission();
  protected readonly outcomes = OUTCOMES;
  protected readonly cases = CASES;
  protected readonly file = computed(() => this.versioned().file);
  protected readonly lateAdmission = computed(() => this.step() === 'admit' && this.file().request.filedLate);
  protected readonly asksReason = computed(
    () => this.lateAdmission() || WITH_REASON.some((step) => step === this.step()),
  );
  protected readonly reasonKey = computed(() => REASONS.find((step) => step === this.step()) ?? 'admit');
  protected readonly grave = computed(() => GRAVE.includes(this.step()));
  protected readonly form = inject(NonNullableFormBuilder).group({
    reason: '',
    documents: [[] as string[]],
    outcome: '',
    notDueCase: '',
    stayConsidered: false,
    pathConsidered: false,
  });
  private readonly outcome = toSignal(this.form.controls.outcome.valueChanges, { initialValue: '' });
  protected readonly asksCase = computed(() => this.step() === 'propose' && this.outcome() === 'not_due');

  constructor() {
    effect(() => {
      const { reason, outcome, notDueCase, stayConsidered, pathConsidered } = this.form.controls;
      const proposes = this.step() === 'propose';
      reason.setValidators(this.asksReason() ? longEnough(5) : []);
      outcome.setValidators(proposes ? filled : []);
      notDueCase.setValidators(this.asksCase() ? filled : []);
      for (const criterion of [stayConsidered, pathConsidered]) criterion.setValidators(proposes ? ticked : []);
      for (const control of Object.values(this.form.controls)) control.updateValueAndValidity({ emitEvent: false });
    });
  }

  /** Asked in every check of the view: touching a control is no signal. */
  protected criteriaMissing(): boolean {
    const { stayConsidered, pathConsidered } = this.form.controls;
    return [stayConsidered, pathConsidered].some((control) => control.touched && control.invalid);
  }

  protected titleOf(kind: string): string {
    return this.words.find(`opinionDesk.documentKinds.${kind}`) ?? kind;
  }

  protected isAsked(kind: string): boolean {
    return this.form.controls.documents.value.includes(kind);
  }

  protected ask(kind: string): void {
    const { documents } = this.form.controls;
    documents.setValue(this.isAsked(kind) ? documents.value.filter((one) => one !== kind) : [...documents.value, kind]);
  }

  protected async take(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const facts = this.facts();
    const done = await this.submission.run(async () => {
      this.taken.emit(await this.client.take(this.versioned(), this.step(), facts));
    });
    if (done) return;
    focusInvalid(this.host.nativeElement);
    if (this.submission.problem()?.code === 'stale_version') this.stale.emit();
  }

  private facts(): StepFacts {
    const { reason, documents, outcome, notDueCase, stayConsidered, pathConsidered } = this.form.getRawValue();
    return {
      reason: reason.trim(),
      documents,
      outcome: OUTCOMES.find((one) => one === outcome) ?? null,
      notDueCase: this.asksCase() ? (CASES.find((one) => one === notDueCase) ?? null) : null,
      stayConsidered,
      pathConsidered,
    };
  }
}
