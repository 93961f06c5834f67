import { Injectable, signal } from '@angular/core';

/** What a screen reader should hear without moving: results, progress, outcomes. Shown by the shell's live region. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly current = signal('');
  readonly message = this.current.asReadonly();

  say(message: string): void {
    // The same sentence twice in a row is a new event: an invisible difference makes it be read again.
    this.current.update((previous) => (previous === message ? `${message}\u00a0` : message));
  }
}
