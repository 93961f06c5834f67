import { ChangeDetectionStrategy, Component, ElementRef, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Api } from '../../api/api';
import { reportAccessibility } from '../../api/functions';
import { WordPipe } from '../i18n/word-pipe';
import { ProblemAlert } from '../problems/problem-alert';
import { Field, FieldInput } from '../ui/field';
import { focusInvalid } from '../ui/focus-invalid';
import { Submission } from '../ui/submission';
import { eMail, longEnough } from '../ui/validators';

/** The declaration that law 4/2004, art. 3-quater, asks of every public service on line, with its way to report problems. */
@Component({
  selector: 'sim-accessibility-declaration',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './accessibility-declaration.html',
})
export class AccessibilityDeclaration {
  private readonly api = inject(Api);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly limits = ['files', 'prints', 'attachments'] as const;
  protected readonly tested = ['automatic', 'keyboard', 'motion'] as const;
  protected readonly submission = new Submission();
  /** Number of the report that was sent. */
  protected readonly sent = signal<number | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    subject: ['', longEnough(3)],
    page: ['', Validators.pattern(/^\s*\/\S*\s*$/)],
    text: ['', longEnough(2)],
    replyTo: ['', eMail],
  });

  protected async send(): Promise<void> {
    this.form.markAllAsTouched();
    this.sent.set(null);
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { subject, page, text, replyTo } = this.form.getRawValue();
    const body = {
      subject: subject.trim(),
      text: text.trim(),
      ...(page.trim() ? { page: page.trim() } : {}),
      ...(replyTo.trim() ? { replyTo: replyTo.trim() } : {}),
    };
    const done = await this.submission.run(async () => {
      this.sent.set((await this.api.invoke(reportAccessibility, { body })).id);
    });
    if (done) this.form.reset();
    else focusInvalid(this.host.nativeElement);
  }
}
