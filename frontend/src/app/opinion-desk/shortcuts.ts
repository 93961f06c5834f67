import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';

const REMEMBERED = 'sim.deskShortcuts';
/** Where keys are letters of a text, not commands. */
const WRITING = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';

/** Whether single keys are commands: the person may turn them off (WCAG 2.1, criterion 2.1.4), and the browser remembers it. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly storage = inject(DOCUMENT).defaultView?.localStorage;
  private readonly on = signal(this.storage?.getItem(REMEMBERED) !== 'off');

  readonly enabled = this.on.asReadonly();

  turn(on: boolean): void {
    this.on.set(on);
    this.storage?.setItem(REMEMBERED, on ? 'on' : 'off');
  }
}

/** Commands by key, `?` included. */
export type Commands = Readonly<Record<string, () => void>>;

/** The command of a key press, or undefined where the key belongs to a text, a dialog, the browser or nobody. */
export function commandOf(event: KeyboardEvent, commands: Commands): (() => void) | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return undefined;
  const { target } = event;
  if (target instanceof Element) {
    if (target.closest(WRITING) !== null) return undefined;
    if (target.ownerDocument.querySelector('dialog[open]') !== null) return undefined;
  }
  return Object.hasOwn(commands, event.key) ? commands[event.key] : undefined;
}

/** Listens while the page lives. Call where injection works. */
export function useShortcuts(commands: Commands): void {
  const document = inject(DOCUMENT);
  const shortcuts = inject(Shortcuts);
  const listen = (event: KeyboardEvent): void => {
    const command = shortcuts.enabled() ? commandOf(event, commands) : undefined;
    if (command === undefined) return;
    event.preventDefault();
    command();
  };
  document.addEventListener('keydown', listen);
  inject(DestroyRef).onDestroy(() => {
    document.removeEventListener('keydown', listen);
  });
}
