import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import type { GrantDto, Role } from '../../api/models';
import { WordPipe } from '../i18n/word-pipe';
import { SessionStore } from '../session/session-store';
import { type Choice, ChoiceField } from '../ui/choice-field';
import { Field, FieldInput } from '../ui/field';
import type { Submission } from '../ui/submission';
import { filled } from '../ui/validators';
import { grantableRoles, isNational } from './grantable-roles';
import { UsersClient } from './users-client';

export type GrantForm = FormGroup<{ role: FormControl<string>; scope: FormControl<string> }>;

export const grantForm = (): GrantForm =>
  new FormGroup({
    role: new FormControl('', { nonNullable: true, validators: filled }),
    scope: new FormControl('', { nonNullable: true, validators: filled }),
  });

/** What the form says; null where no role is chosen. */
export function grantIn(form: GrantForm): GrantDto | null {
  const { role, scope } = form.getRawValue();
  const known = grantableRoles(undefined).find((candidate) => candidate === role);
  if (known === undefined) return null;
  return { role: known, scope: isNational(known) ? null : scope };
}

/** As many as the server gives at once: fewer are all there are, and fit in a list. */
const FULL_ANSWER = 12;

/** Role, then the body: chosen from a list when there are few, else searched. */
@Component({
  selector: 'sim-grant-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, Field, FieldInput, ReactiveFormsModule, WordPipe],
  templateUrl: './grant-fields.html',
})
export class GrantFields {
  private readonly client = inject(UsersClient);
  private readonly session = inject(SessionStore);

  readonly form = input.required<GrantForm>();
  readonly submission = input.required<Submission>();

  private readonly role = signal<Role | null>(null);
  protected readonly roles = computed(() => grantableRoles(this.session.session()?.membership.role));
  protected readonly needsScope = computed(() => {
    const role = this.role();
    return role !== null && !isNational(role);
  });
  protected readonly choices = signal<Choice[]>([]);
  private arrival: Promise<void> = Promise.resolve();
  protected readonly few = computed(() => this.choices().length > 0 && this.choices().length < FULL_ANSWER);
  protected readonly search = (typed: string): Promise<Choice[]> => {
    const role = this.role();
    return role === null ? Promise.resolve([]) : this.choose(role, typed);
  };

  constructor() {
    effect((cleanup) => {
      const { role, scope } = this.form().controls;
      const subscription = role.valueChanges.subscribe((value) => {
        this.role.set(this.roles().find((candidate) => candidate === value) ?? null);
        scope.reset('');
        if (isNational(value)) scope.disable();
        else scope.enable();
        this.arrival = this.offer(this.role());
      });
      cleanup(() => {
        subscription.unsubscribe();
      });
    });
  }

  /** Resolves when the bodies of the chosen role are here: on a slow line the only one is not yet set when the form is sent. */
  async settled(): Promise<void> {
    let awaited: Promise<void>;
    do {
      awaited = this.arrival;
      await awaited;
    } while (awaited !== this.arrival);
  }

  private async offer(role: Role | null): Promise<void> {
    this.choices.set([]);
    if (role === null || isNational(role)) return;
    // Without an answer the field is searched instead, and the search says what went wrong.
    const choices = await this.choose(role, '').catch((): Choice[] => []);
    if (this.role() !== role) return;
    this.choices.set(choices);
    const { scope } = this.form().controls;
    const [only, ...others] = choices;
    if (only && others.length === 0 && scope.value === '') scope.setValue(only.value);
  }

  private async choose(role: Role, typed: string): Promise<Choice[]> {
    const found = await this.client.scopes(role, typed);
    return found.map(({ scope, name, detail }) => ({ value: scope, label: name, detail }));
  }
}
