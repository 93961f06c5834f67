import { DestroyRef, inject } from '@angular/core';

const FIRST_MS = 700;
const LONGEST_MS = 5000;

/**
 * Asks again and again, a little more slowly each time, until the answer is final or the page is left.
 * Call where injection works; the returned function starts it. A failed question ends it and rejects.
 */
export function poller(): <T>(ask: () => Promise<T>, isFinal: (answer: T) => boolean) => Promise<void> {
  let left = false;
  inject(DestroyRef).onDestroy(() => (left = true));
  return async (ask, isFinal) => {
    for (let wait = FIRST_MS; !left; wait = Math.min(wait * 1.3, LONGEST_MS)) {
      if (isFinal(await ask())) return;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
}
