import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { DocumentTemplateDto, TemplatePlaceholderDto, TemplateVersionDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { PdfPreview } from '../../ui/pdf-preview';
import { Submission } from '../../ui/submission';
import { filled, longEnough, validDay } from '../../ui/validators';
import { DocumentsClient } from '../documents-client';
import { TemplateHistory } from './template-history';

/** One text: its form with placeholders by button, its preview, its history. */
@Component({
  selector: 'sim-template-edit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DayField,
    Field,
    FieldInput,
    Loading,
    PdfPreview,
    ProblemAlert,
    ReactiveFormsModule,
    TemplateHistory,
    WordPipe,
  ],
  templateUrl: './template-edit.html',
})
export class TemplateEdit {
  private readonly client = inject(DocumentsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly body = viewChild<ElementRef<HTMLTextAreaElement>>('body');

  /** From the address. */
  readonly kind = input.required<string>();
  readonly language = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly previewing = new Submission();
  protected readonly previewFile = signal<Uint8Array | null>(null);
  protected readonly read = resource({
    params: () => ({ kind: this.kind(), language: this.language() }),
    loader: ({ params }) => this.client.read(params),
  });
  protected readonly template = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly mayWrite = computed(() => this.session.session()?.permissions.includes('template.write') ?? false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    title: ['', filled],
    body: ['', filled],
    validFrom: ['', [filled, validDay]],
    note: ['', longEnough(3)],
  });

  constructor() {
    effect(() => {
      const template = this.template();
      if (template && !this.form.dirty) this.fill(template);
    });
  }

  /** Puts the placeholder where the cursor is, and goes on from there. */
  protected insert({ token, label }: TemplatePlaceholderDto): void {
    const area = this.body()?.nativeElement;
    if (!area) return;
    const { selectionStart: from, selectionEnd: to, value } = area;
    const text = `{{${token}}}`;
    this.form.controls.body.setValue(value.slice(0, from) + text + value.slice(to));
    this.form.controls.body.markAsDirty();
    area.focus();
    area.setSelectionRange(from + text.length, from + text.length);
    this.announcer.say(this.words.of('documents.edit.inserted', { name: label }));
  }

  protected async preview(): Promise<void> {
    const { title, body } = this.form.getRawValue();
    const done = await this.previewing.run(async () => {
      this.previewFile.set(await this.client.preview(this.key(), { title, body }));
    });
    if (done) this.announcer.say(this.words.of('documents.edit.previewShown'));
    else focusInvalid(this.host.nativeElement);
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    const template = this.template();
    if (this.form.invalid || !template) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = this.form.getRawValue();
    const done = await this.submission.run(async () => {
      const saved = await this.client.save(this.key(), body, template.newest, this.submission.keyFor(body));
      this.form.markAsPristine();
      this.read.set(saved);
      this.fill(saved);
      this.announcer.say(this.words.of('documents.edit.saved', { version: saved.newest }));
    });
    if (!done) focusInvalid(this.host.nativeElement);
  }

  protected restore({ title, body, version }: TemplateVersionDto): void {
    this.form.patchValue({ title, body, note: this.words.of('documents.history.restoreNote', { version }) });
    this.form.markAsDirty();
    this.announcer.say(this.words.of('documents.history.restored', { version }));
    this.host.nativeElement.querySelector<HTMLElement>('#title')?.focus();
  }

  private fill({ versions }: DocumentTemplateDto): void {
    const [newest] = versions;
    if (newest) this.form.reset({ title: newest.title, body: newest.body, validFrom: '', note: '' });
  }

  private key(): { kind: string; language: string } {
    return { kind: this.kind(), language: this.language() };
  }
}
