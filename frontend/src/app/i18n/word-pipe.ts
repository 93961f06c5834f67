import { Pipe, type PipeTransform, inject } from '@angular/core';
import type { WordKey } from './dictionary';
import { Words } from './words';

/** `{{ 'minors.list.title' | word }}`: impure so that a change of language reaches it; the key is checked by the compiler. */
@Pipe({ name: 'word', pure: false })
export class WordPipe implements PipeTransform {
  private readonly words = inject(Words);

  transform(key: WordKey, values?: Record<string, string | number>): string {
    return this.words.of(key, values);
  }
}
