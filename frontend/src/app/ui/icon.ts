import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** An icon of the design system's sprite: decoration only, the words stand beside it. */
@Component({
  selector: 'sim-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg
      class="icon"
      [class.icon-lg]="size() === 'lg'"
      [class.icon-sm]="size() === 'sm'"
      [class.icon-xs]="size() === 'xs'"
      aria-hidden="true"
      focusable="false"
    >
      <use [attr.href]="'icons/sprites.svg#it-' + name()" />
    </svg>
  `,
})
export class Icon {
  readonly name = input.required<string>();
  readonly size = input<'xs' | 'sm' | 'md' | 'lg'>('md');
}
