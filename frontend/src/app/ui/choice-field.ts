import { ChangeDetectionStrategy, Component, effect, input, linkedSignal, output, signal } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';
import { FieldState } from './field-state';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

const WAIT_MS = 200;

/** A text box that proposes what the server knows (a municipality, a facility). The control holds the code of the chosen one. */
@Component({
  selector: 'sim-choice-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  host: { class: 'sim-field sim-choice' },
  templateUrl: './choice-field.html',
})
export class ChoiceField extends FieldState {
  /** Asks for what matches the typed text, best first. */
  readonly search = input.required<(typed: string) => Promise<readonly Choice[]>>();
  /** The words of the code that the control starts with. */
  readonly chosenLabel = input('');

  /** Words of the one that was chosen; '' once it is changed. */
  readonly labelChange = output<string>();

  protected readonly typed = linkedSignal(() => this.chosenLabel());
  protected readonly choices = signal<readonly Choice[]>([]);
  protected readonly open = signal(false);
  protected readonly active = signal(-1);
  protected readonly none = signal(false);
  /** Town or kind of the chosen one: two facilities may bear one name. */
  protected readonly chosenDetail = signal('');
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor() {
    super();
    effect(() => {
      this.controlEvents();
      if (this.control().value === '' && this.control().pristine) {
        this.typed.set('');
        this.chosenDetail.set('');
      }
    });
  }

  protected type(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const text = event.target.value;
    this.typed.set(text);
    this.control().markAsDirty();
    this.labelChange.emit('');
    this.chosenDetail.set('');
    this.control().setValue('');
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.ask(text.trim()), WAIT_MS);
  }

  protected move(event: Event, by: number): void {
    event.preventDefault();
    const last = this.choices().length - 1;
    if (last < 0) return;
    this.open.set(true);
    this.active.update((active) => Math.max(0, Math.min(last, active + by)));
  }

  protected take(choice: Choice): void {
    this.typed.set(choice.label);
    this.labelChange.emit(choice.label);
    this.chosenDetail.set(choice.detail);
    this.control().setValue(choice.value);
    this.control().markAsDirty();
    this.close();
  }

  protected takeActive(event: Event): void {
    const choice = this.choices()[this.active()];
    if (!this.open() || !choice) return;
    event.preventDefault();
    this.take(choice);
  }

  protected leave(): void {
    this.close();
    this.control().markAsTouched();
  }

  protected close(): void {
    this.open.set(false);
    this.none.set(false);
    this.active.set(-1);
  }

  private async ask(text: string): Promise<void> {
    const turn = ++this.asked;
    const found = text.length < 2 ? [] : await this.search()(text).catch(() => []);
    if (turn !== this.asked) return;
    this.choices.set(found.slice(0, 12));
    this.active.set(found.length > 0 ? 0 : -1);
    this.open.set(found.length > 0);
    this.none.set(text.length >= 2 && found.length === 0);
  }
}
