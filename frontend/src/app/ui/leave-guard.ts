import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Words } from '../i18n/words';

/** A page with a form that may hold what is not saved. */
export interface WithUnsavedWork {
  /** @param next address that is about to be opened */
  hasUnsavedWork(next: string): boolean | Promise<boolean>;
}

/** Asks before a half-filled form is left; the browser's own question, which every assistive technology knows. */
export const askBeforeLeaving: CanDeactivateFn<WithUnsavedWork> = async (page, _route, _state, next) => {
  const words = inject(Words);
  return !(await page.hasUnsavedWork(next.url)) || confirm(words.of('ui.leave'));
};
