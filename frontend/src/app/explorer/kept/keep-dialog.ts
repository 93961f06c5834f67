import { ChangeDetectionStrategy, Component, ElementRef, inject, input, type OnInit, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled } from '../../ui/validators';

/** The name under which something is kept, and whether colleagues see it. */
export interface KeptName {
  readonly name: string;
  readonly shared: boolean;
}

/** Asks for a name, and keeps what the page keeps under it. */
@Component({
  selector: 'sim-keep-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './keep-dialog.html',
})
export class KeepDialog implements OnInit {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly submission = new Submission();

  readonly heading = input.required<string>();
  readonly hint = input('');
  /** Name and sharing to start from. */
  readonly former = input<KeptName>({ name: '', shared: false });
  /** Keeps it; the key makes a repeated creation one creation. */
  readonly keep = input.required<(named: KeptName, key: string) => Promise<unknown>>();
  readonly closed = output();
  readonly kept = output<string>();

  protected readonly form = inject(NonNullableFormBuilder).group({ name: ['', filled], shared: false });

  ngOnInit(): void {
    this.form.reset({ ...this.former() });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { name, shared } = this.form.getRawValue();
    const named = { name: name.trim(), shared };
    const done = await this.submission.run(async () => {
      await this.keep()(named, this.submission.keyFor(named));
    });
    if (done) this.kept.emit(named.name);
    else focusInvalid(this.host.nativeElement);
  }
}
