import { Pipe, type PipeTransform, inject } from '@angular/core';
import { Words } from '../../i18n/words';

/** Euro cents as money: `1.350,00 €`. */
@Pipe({ name: 'euro', pure: false })
export class EuroPipe implements PipeTransform {
  private readonly words = inject(Words);

  transform(cents: number): string {
    const locale = this.words.language() === 'en' ? 'en-GB' : 'it-IT';
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', useGrouping: 'always' });
    return format.format(cents / 100);
  }
}
