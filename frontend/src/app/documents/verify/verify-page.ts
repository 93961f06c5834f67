import { ChangeDetectionStrategy, Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute } from '@angular/router';
import type { VerificationDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled } from '../../ui/validators';
import { DocumentsClient } from '../documents-client';
import { numberAndCode } from './number-and-code';

/** For whoever holds a document, without signing in. The QR code of a document brings number and code in the fragment of the address. */
@Component({
  selector: 'sim-verify-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './verify-page.html',
})
export class VerifyPage {
  private readonly client = inject(DocumentsClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly outcome = viewChild<ElementRef<HTMLElement>>('outcome');

  protected readonly submission = new Submission();
  protected readonly answer = signal<(VerificationDto & { number: string }) | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({ number: ['', filled], code: ['', filled] });

  constructor() {
    const brought = numberAndCode(inject(ActivatedRoute).snapshot.fragment ?? '');
    if (brought) {
      this.form.setValue(brought);
      void this.verify();
    }
  }

  protected async verify(): Promise<void> {
    this.form.markAllAsTouched();
    this.answer.set(null);
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { number, code } = this.form.getRawValue();
    const done = await this.submission.run(async () => {
      this.answer.set({ ...(await this.client.verify(number, code)), number: number.trim() });
    });
    if (!done) focusInvalid(this.host.nativeElement);
    else
      setTimeout(() => {
        this.outcome()?.nativeElement.focus();
      });
  }
}
