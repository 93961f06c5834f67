import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { Dictionary } from '../i18n/dictionary';
import { WordPipe } from '../i18n/word-pipe';
import { Icon } from './icon';

export type TermName = keyof Dictionary['terms'];

let count = 0;

/** A hard word explained where it stands: a button that shows its meaning. Escape or leaving hides it. */
@Component({
  selector: 'sim-term',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, WordPipe],
  host: {
    class: 'sim-term',
    '(keydown.escape)': 'close($event)',
    '(focusout)': 'closeWhenLeft($event)',
    '(document:click)': 'closeWhenOutside($event)',
  },
  template: `
    <button
      class="sim-term-button"
      #opener
      [attr.aria-controls]="id"
      [attr.aria-expanded]="open()"
      [attr.aria-label]="'help.what' | word: { term: title() | word }"
      (click)="open.set(!open())"
      type="button"
    >
      <sim-icon name="help-circle" size="sm" />
    </button>
    <span class="sim-term-text" [class.sim-term-open]="open()" [id]="id" role="status">
      @if (open()) {
        <strong>{{ title() | word }}</strong> {{ text() | word }}
      }
    </span>
  `,
})
export class Term {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly opener = viewChild.required<ElementRef<HTMLElement>>('opener');

  readonly name = input.required<TermName>();

  protected readonly id = `term-${++count}`;
  protected readonly open = signal(false);
  protected readonly title = computed(() => `terms.${this.name()}.term` as const);
  protected readonly text = computed(() => `terms.${this.name()}.text` as const);

  /** Inside a dialog Escape closes the meaning first, and only then the dialog. */
  protected close(event: Event): void {
    if (!this.open()) return;
    event.preventDefault();
    event.stopPropagation();
    this.open.set(false);
    this.opener().nativeElement.focus();
  }

  protected closeWhenLeft({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && !this.host.nativeElement.contains(relatedTarget)) this.open.set(false);
  }

  protected closeWhenOutside({ target }: Event): void {
    if (target instanceof Node && !this.host.nativeElement.contains(target)) this.open.set(false);
  }
}
