import { DestroyRef, Directive, ElementRef, afterNextRender, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';

/** A part of a page that an address can name by its fragment (`…/data#birthDate`): it is shown, marked and given the focus. */
@Directive({
  selector: '[simFieldMark]',
  host: { tabindex: '-1' },
})
export class FieldMark {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly route = inject(ActivatedRoute);
  private readonly destroyed = inject(DestroyRef);

  readonly simFieldMark = input.required<string>();

  constructor() {
    afterNextRender(() => {
      this.route.fragment.pipe(takeUntilDestroyed(this.destroyed)).subscribe((fragment) => {
        this.mark(fragment === this.simFieldMark());
      });
    });
  }

  private mark(named: boolean): void {
    const element = this.host.nativeElement;
    element.classList.toggle('sim-field-marked', named);
    if (!named) return;
    // After the shell, which gives the focus to the heading of a page that was opened.
    setTimeout(() => {
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'center' });
    });
  }
}
