import { ChangeDetectionStrategy, Component, ElementRef, inject, input } from '@angular/core';
import { type FormArray, ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../i18n/word-pipe';
import { CodeLists } from '../territory/code-lists';
import { DayField } from '../ui/day-field';
import { Field, FieldInput } from '../ui/field';
import type { Submission } from '../ui/submission';
import { type AliasForm, DOCUMENT_KINDS, type DocumentForm, aliasForm, documentForm } from './identity-lists';

/** Other names and documents: rows that are added and taken away. */
@Component({
  selector: 'sim-identity-lists-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Field, FieldInput, ReactiveFormsModule, WordPipe],
  templateUrl: './identity-lists-fields.html',
})
export class IdentityListsFields {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly lists = inject(CodeLists);
  protected readonly kinds = DOCUMENT_KINDS;

  readonly aliases = input.required<FormArray<AliasForm>>();
  readonly documents = input.required<FormArray<DocumentForm>>();
  readonly submission = input.required<Submission>();

  protected addAlias(): void {
    this.aliases().push(aliasForm());
    this.focus(`aliases-${this.aliases().length - 1}-familyName`);
  }

  protected addDocument(): void {
    this.documents().push(documentForm());
    this.focus(`documents-${this.documents().length - 1}-kind`);
  }

  /** The focus would be lost with its row: it goes to the button that adds one. */
  protected remove(rows: FormArray, index: number): void {
    rows.removeAt(index);
    rows.markAsDirty();
    const section = Number(rows !== this.aliases());
    setTimeout(() =>
      this.host.nativeElement.querySelectorAll<HTMLElement>('fieldset.sim-rows > .btn')[section]?.focus(),
    );
  }

  private focus(id: string): void {
    setTimeout(() => document.getElementById(id)?.focus());
  }
}
