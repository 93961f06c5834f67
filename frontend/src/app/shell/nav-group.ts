import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { WordKey } from '../i18n/dictionary';
import { WordPipe } from '../i18n/word-pipe';
import { Icon } from '../ui/icon';

export interface NavItem {
  readonly path: string;
  readonly title: WordKey;
  /** A figure that waits behind it; 0 is not shown. */
  readonly count: number;
}

let count = 0;

/** Several sections under one button. Escape closes it and gives the focus back; leaving it closes it. */
@Component({
  selector: 'sim-nav-group',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink, RouterLinkActive, WordPipe],
  host: {
    class: 'sim-nav-group',
    '(keydown.escape)': 'close($event)',
    '(focusout)': 'closeWhenLeft($event)',
    '(document:click)': 'closeWhenOutside($event)',
  },
  template: `
    <button
      class="sim-nav-button"
      #opener
      [attr.aria-controls]="id"
      [attr.aria-expanded]="open()"
      [class.active]="active()"
      (click)="open.set(!open())"
      type="button"
    >
      {{ title() | word }}<sim-icon name="expand" size="xs" />
    </button>
    <ul class="sim-nav-panel" [hidden]="!open()" [id]="id">
      @for (item of items(); track item.path) {
        <li>
          <a [routerLink]="item.path" (click)="choose()" ariaCurrentWhenActive="page" routerLinkActive="active">
            {{ item.title | word }}
            @if (item.count > 0) {
              <span class="badge">{{ 'assistance.unread' | word: { count: item.count } }}</span>
            }
          </a>
        </li>
      }
    </ul>
  `,
})
export class NavGroup {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly opener = viewChild.required<ElementRef<HTMLElement>>('opener');

  readonly title = input.required<WordKey>();
  readonly items = input.required<readonly NavItem[]>();
  /** The page shown is one of this group. */
  readonly active = input(false);
  readonly chosen = output();

  protected readonly id = `nav-group-${++count}`;
  protected readonly open = signal(false);

  protected choose(): void {
    this.open.set(false);
    this.chosen.emit();
  }

  protected close(event: Event): void {
    if (!this.open()) return;
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
