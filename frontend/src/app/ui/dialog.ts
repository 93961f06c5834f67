import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  afterNextRender,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';
import { Icon } from './icon';

let count = 0;

/** A modal dialog over the browser's own `<dialog>`, which keeps the focus inside. It is open while it exists, and gives the focus back at its end. */
@Component({
  selector: 'sim-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, WordPipe],
  template: `
    <dialog class="sim-dialog" #dialog [attr.aria-labelledby]="id" (cancel)="cancel($event)">
      <div class="sim-dialog-header">
        <h2 class="h4" [id]="id">{{ heading() }}</h2>
        <button class="sim-dialog-close" [attr.aria-label]="'ui.close' | word" (click)="closed.emit()" type="button">
          <sim-icon name="close" size="sm" />
        </button>
      </div>
      <div class="sim-dialog-body"><ng-content /></div>
    </dialog>
  `,
})
export class Dialog {
  readonly heading = input.required<string>();
  readonly closed = output();

  protected readonly id = `dialog-${++count}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    const opener = document.activeElement;
    // A dialog that is taken out of the page while open gives nothing back by itself. Whoever has moved the focus on knows better.
    inject(DestroyRef).onDestroy(() => {
      setTimeout(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    });
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }

  /** Escape asks the page, which decides; the browser would close it without telling. */
  protected cancel(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }
}
