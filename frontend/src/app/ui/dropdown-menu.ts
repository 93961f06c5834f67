import { ChangeDetectionStrategy, Component, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Icon } from './icon';

let count = 0;

/** A button that discloses a panel. Escape closes it and gives the focus back; leaving it closes it. */
@Component({
  selector: 'sim-dropdown-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: {
    class: 'sim-dropdown',
    '(keydown.escape)': 'close()',
    '(focusout)': 'closeWhenLeft($event)',
    '(document:click)': 'closeWhenOutside($event)',
  },
  template: `
    <button
      #opener
      [class]="look() === 'header' ? 'sim-dropdown-button' : 'btn btn-outline-primary btn-xs sim-dropdown-action'"
      [attr.aria-controls]="id"
      [attr.aria-expanded]="open()"
      (click)="open.set(!open())"
      type="button"
    >
      <sim-icon [name]="icon()" size="sm" />
      @if (look() === 'header') {
        <span class="sim-dropdown-label"
          >{{ label() }}<small>{{ description() }}</small></span
        >
      } @else {
        {{ label() }}
      }
      <sim-icon name="expand" size="sm" />
    </button>
    <div class="sim-dropdown-panel" [hidden]="!open()" [id]="id"><ng-content /></div>
  `,
})
export class DropdownMenu {
  readonly label = input.required<string>();
  readonly description = input('');
  readonly icon = input('user');
  /** White on the bar at the top, or a small button of a page. */
  readonly look = input<'header' | 'action'>('header');

  protected readonly id = `dropdown-${++count}`;
  protected readonly open = signal(false);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly opener = viewChild.required<ElementRef<HTMLElement>>('opener');

  protected close(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.opener().nativeElement.focus();
  }

  protected closeWhenLeft(event: FocusEvent): void {
    const next = event.relatedTarget;
    if (next instanceof Node && !this.host.nativeElement.contains(next)) this.open.set(false);
  }

  protected closeWhenOutside(event: Event): void {
    if (event.target instanceof Node && !this.host.nativeElement.contains(event.target)) this.open.set(false);
  }
}
