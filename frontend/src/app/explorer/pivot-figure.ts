import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { ExplorerFilterDto, Protection } from '../../api/models';
import { WordPipe } from '../i18n/word-pipe';

/** A figure whose list is asked for. */
export interface OpenedFigure {
  readonly cell: ExplorerFilterDto[];
  /** What it counts, in words. */
  readonly label: string;
}

export interface Figure {
  readonly text: string;
  /** Null: no list behind it. */
  readonly opens: OpenedFigure | null;
  readonly protection: Protection | null;
}

/** A figure of a cell: it opens its list, and says whether and why it is protected. */
@Component({
  selector: 'sim-pivot-figure',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  template: `
    @if (figure().protection; as reason) {
      <span class="sim-pivot-mark" [attr.title]="marks[reason] | word">
        <span aria-hidden="true">{{ reason === 'primary' ? '●' : '○' }}</span>
        <span class="visually-hidden">({{ marks[reason] | word }})</span>
      </span>
    }
    @if (figure().opens; as opens) {
      <button class="sim-open-list" (click)="opened.emit(opens)" type="button" aria-haspopup="dialog">
        {{ figure().text }}
      </button>
    } @else {
      {{ figure().text }}
    }
  `,
})
export class PivotFigure {
  readonly figure = input.required<Figure>();
  readonly opened = output<OpenedFigure>();

  protected readonly marks = {
    primary: 'explorer.outside.primaryMark',
    secondary: 'explorer.outside.secondaryMark',
  } as const;
}
