import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Words } from '../i18n/words';

/** A page with a form that may hold what is not saved. */
export interface WithUnsavedWork {
  hasUnsavedWork(): boolean;
}

/** Asks before a half-filled form is left; the browser's own question, which every assistive technology knows. */
export const askBeforeLeaving: CanDeactivateFn<WithUnsavedWork> = (page) =>
  !page.hasUnsavedWork() || confirm(inject(Words).of('ui.leave'));
