import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { Icon } from '../../ui/icon';
import { MinorSheet } from './minor-sheet';
import { MOST_SHEETS } from './most-sheets';

/** One record to print, or those that were ticked in the list: each on a sheet of its own. */
@Component({
  selector: 'sim-minor-print',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MinorSheet, RouterLink, WordPipe],
  templateUrl: './minor-print.html',
})
export class MinorPrint {
  readonly simCode = input<string>();
  /** Codes of several records, with commas. */
  readonly codes = input('');

  protected readonly shown = computed(() => {
    const one = this.simCode();
    const several = [...new Set((this.codes() || '').split(',').filter((code) => code !== ''))];
    return one === undefined ? several.slice(0, MOST_SHEETS) : [one];
  });

  protected print(): void {
    window.print();
  }
}
