import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  resource,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { ManagingBodyKind } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { filled } from '../../ui/validators';
import { FacilitiesClient } from '../facilities-client';

const KINDS: readonly ManagingBodyKind[] = [
  'social_cooperative',
  'association',
  'foundation',
  'religious_body',
  'consortium',
  'public_body',
  'company',
  'other',
];

/** Registers a managing body, or mends one (with a key in the address). */
@Component({
  selector: 'sim-managing-body-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, Loading, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  templateUrl: './managing-body-form.html',
})
export class ManagingBodyForm {
  private readonly client = inject(FacilitiesClient);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** From the address; none: a new body. */
  readonly id = input<string>();

  protected readonly problemOf = problemOf;
  protected readonly kinds = KINDS;
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', filled],
    kind: '',
    taxCode: ['', Validators.pattern(/^\s*(\d{11}|[A-Za-z0-9]{16})?\s*$/)],
  });
  protected readonly read = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.body(Number(params)),
  });
  private readonly found = computed(() => (this.read.hasValue() ? this.read.value() : undefined));

  constructor() {
    effect(() => {
      const body = this.found()?.record;
      if (body) this.form.reset({ name: body.name, kind: body.kind ?? '', taxCode: body.taxCode ?? '' });
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { name, kind, taxCode } = this.form.getRawValue();
    const body = {
      name: name.trim(),
      taxCode: taxCode.trim().toUpperCase() || null,
      kind: KINDS.find((candidate) => candidate === kind) ?? null,
    };
    const found = this.found();
    const done = await this.submission.run(async () => {
      if (found) await this.client.changeBody(found.record.id, found.etag, body);
      else await this.client.addBody(body, this.submission.keyFor(body));
    });
    if (done) await this.router.navigate(['/managing-bodies']);
    else focusInvalid(this.host.nativeElement);
  }
}
