import { Injectable, inject } from '@angular/core';
import type { ExplorerDimension, ExplorerLabelDto, ExplorerQuestionDto } from '../../api/models';
import { formatCount, formatDay, formatMonth } from '../i18n/formats';
import { Words } from '../i18n/words';
import { needsPeriod } from './explorer-catalogue';
import { ExplorerCodes } from './explorer-codes';

/** The words of a question and of its answer, in the language of the person. */
@Injectable({ providedIn: 'root' })
export class ExplorerLabels {
  private readonly words = inject(Words);
  private readonly codes = inject(ExplorerCodes);

  /** The names of a row or column, one for each of its dimensions. Time is written here, the rest by the server. */
  partsOf(dimensions: readonly ExplorerDimension[], label: ExplorerLabelDto): string[] {
    const names = this.words.language() === 'en' ? label.en : label.it;
    return dimensions.map((dimension, place) => this.timeOf(dimension, label.codes[place]) ?? names[place] ?? '');
  }

  nameOf(dimensions: readonly ExplorerDimension[], label: ExplorerLabelDto): string {
    return this.partsOf(dimensions, label).join(', ') || this.words.of('explorer.answer.total');
  }

  /** `Minori presenti e censiti per Regione e Genere` */
  titleOf({ measure, rows, columns }: ExplorerQuestionDto): string {
    const counted = this.words.of(`explorer.measure.${measure}`);
    const by = [...rows, ...columns].map((dimension) => this.lowerOf(dimension));
    const last = by.pop();
    if (last === undefined) return counted;
    const dimensions =
      by.length === 0 ? last : this.words.of('explorer.answer.and', { first: by.join(', '), second: last });
    return this.words.of('explorer.answer.title', { measure: counted, dimensions });
  }

  /** Its day or period, and what it is limited to. */
  conditionsOf({ measure, rows, columns, filters, from, to }: ExplorerQuestionDto): string {
    const when = needsPeriod(measure, [...rows, ...columns])
      ? this.words.of('explorer.answer.period', { from: formatDay(from), to: formatDay(to) })
      : this.words.of('explorer.answer.on', { to: formatDay(to) });
    const only = filters.map(
      ({ dimension, codes }) =>
        `${this.lowerOf(dimension)}: ${codes.map((code) => this.codes.nameOf(dimension, code)).join(', ')}`,
    );
    return only.length === 0
      ? when
      : `${when}, ${this.words.of('explorer.answer.filtered', { filters: only.join('; ') })}`;
  }

  /** A figure; '–' where there is nothing to count. */
  figure(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : formatCount(value, this.words.language());
  }

  /** Within a sentence. */
  private lowerOf(dimension: ExplorerDimension): string {
    return this.words.of(`explorer.dimension.${dimension}`).toLocaleLowerCase(this.words.language());
  }

  private timeOf(dimension: ExplorerDimension, code = ''): string | null {
    if (dimension === 'day') return formatDay(code);
    if (dimension === 'month') return formatMonth(code, this.words.language());
    if (dimension === 'half_year')
      return this.words.of('explorer.halfYear', { number: code.slice(-1), year: code.slice(0, 4) });
    return dimension === 'year' ? code : null;
  }
}
