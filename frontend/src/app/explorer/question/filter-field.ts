import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { FormControl } from '@angular/forms';
import type { ExplorerDimension } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { CodeLists } from '../../territory/code-lists';
import { ChoiceField } from '../../ui/choice-field';
import { FieldState } from '../../ui/field-state';
import { Icon } from '../../ui/icon';
import { ExplorerCodes } from '../explorer-codes';

/** The values that a filter keeps: a list to add from (municipalities are searched), and those chosen, each with a button to take it away. */
@Component({
  selector: 'sim-filter-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, Icon, WordPipe],
  host: { class: 'sim-field' },
  templateUrl: './filter-field.html',
})
export class FilterField extends FieldState {
  protected readonly codes = inject(ExplorerCodes);
  private readonly lists = inject(CodeLists);

  readonly dimension = input.required<ExplorerDimension>();

  protected readonly searched = new FormControl('', { nonNullable: true });
  protected readonly chosen = computed<readonly string[]>(() => {
    this.controlEvents();
    const value: unknown = this.control().value;
    return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
  });
  protected readonly choices = computed(() => this.codes.choicesOf(this.dimension()));
  protected readonly search = async (typed: string) => {
    const found = await this.lists.searchMunicipalities(typed);
    for (const { value, label } of found) this.codes.learn(value, label);
    return found;
  };

  constructor() {
    super();
    effect(() => {
      void this.codes.prepare(this.dimension(), this.chosen());
    });
    // What the search field has chosen becomes one more of the list, and the field is free again.
    this.searched.valueChanges.subscribe((code) => {
      if (code === '') return;
      this.take(code);
      setTimeout(() => {
        this.searched.reset('');
      });
    });
  }

  protected nameOf(code: string): string {
    return this.codes.nameOf(this.dimension(), code);
  }

  protected add(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.take(event.target.value);
    event.target.value = '';
  }

  protected remove(code: string): void {
    this.control().setValue(this.chosen().filter((chosen) => chosen !== code));
    document.getElementById(this.id())?.focus();
  }

  private take(code: string): void {
    if (code !== '' && !this.chosen().includes(code)) this.control().setValue([...this.chosen(), code]);
  }
}
