import { Pipe, type PipeTransform, inject } from '@angular/core';
import { Words } from '../i18n/words';
import { type Names, formatSimCode, nameOf } from './minor-names';

/** The name of a minor, or the words for one who has not declared it. */
@Pipe({ name: 'minorName', pure: false })
export class MinorNamePipe implements PipeTransform {
  private readonly words = inject(Words);

  transform(names: Names): string {
    return nameOf(names) || this.words.of('minors.nameless');
  }
}

@Pipe({ name: 'simCode' })
export class SimCodePipe implements PipeTransform {
  transform(code: string): string {
    return formatSimCode(code);
  }
}
