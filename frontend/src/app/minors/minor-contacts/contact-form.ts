import { ChangeDetectionStrategy, Component, ElementRef, type OnInit, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { ContactDto, ContactParty, ContactRole } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled, notAfter, validDay } from '../../ui/validators';
import { MinorRecordStore } from '../minor-record-store';
import { MinorsClient } from '../minors-client';
import { StaleNotice } from '../stale-notice';

export const CONTACT_ROLES: readonly ContactRole[] = [
  'guardian',
  'lawyer',
  'relative',
  'educator',
  'mediator',
  'other',
];
const FIELDS = [
  ...['role', 'party', 'name', 'phone', 'email', 'validFrom', 'validTo', 'guardianRequestedOn', 'guardianAppointedOn'],
  'note',
];

/** Adds a contact, or changes one. */
@Component({
  selector: 'sim-contact-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Field, FieldInput, ProblemAlert, ReactiveFormsModule, StaleNotice, WordPipe],
  templateUrl: './contact-form.html',
})
export class ContactForm implements OnInit {
  private readonly store = inject(MinorRecordStore);
  private readonly client = inject(MinorsClient);
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly builder = inject(NonNullableFormBuilder);

  /** Null: a new one. */
  readonly contact = input.required<ContactDto | null>();
  readonly done = output<boolean>();

  protected readonly roles = CONTACT_ROLES;
  protected readonly fields = FIELDS;
  protected readonly submission = new Submission();
  private readonly past = [validDay, notAfter(() => this.session.today())];
  protected readonly form = this.builder.group({
    role: this.builder.control<ContactRole | ''>('', filled),
    party: this.builder.control<ContactParty>('person'),
    name: '',
    phone: '',
    email: '',
    validFrom: ['', validDay],
    validTo: ['', validDay],
    guardianRequestedOn: ['', this.past],
    guardianAppointedOn: ['', this.past],
    note: '',
  });
  protected readonly role = toSignal(this.form.controls.role.valueChanges, { initialValue: '' });

  ngOnInit(): void {
    const contact = this.contact();
    if (!contact) return;
    const text = (value: string | null): string => value ?? '';
    this.form.setValue({
      role: contact.role,
      party: contact.party,
      name: text(contact.name),
      phone: text(contact.phone),
      email: text(contact.email),
      validFrom: text(contact.validFrom),
      validTo: text(contact.validTo),
      guardianRequestedOn: text(contact.guardianRequestedOn),
      guardianAppointedOn: text(contact.guardianAppointedOn),
      note: text(contact.note),
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    const { role, party, ...texts } = this.form.getRawValue();
    if (this.form.invalid || role === '') {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const isGuardian = role === 'guardian';
    const value = (text: string): string | null => text.trim() || null;
    const body = {
      role,
      party,
      name: value(texts.name),
      phone: value(texts.phone),
      email: value(texts.email),
      validFrom: value(texts.validFrom),
      validTo: value(texts.validTo),
      guardianRequestedOn: isGuardian ? value(texts.guardianRequestedOn) : null,
      guardianAppointedOn: isGuardian ? value(texts.guardianAppointedOn) : null,
      note: value(texts.note),
    };
    const contact = this.contact();
    const key = this.submission.keyFor(body);
    const saved = await this.submission.run(() =>
      this.store.apply((current) =>
        contact ? this.client.changeContact(current, contact.id, body) : this.client.addContact(current, body, key),
      ),
    );
    if (saved) this.done.emit(true);
    else focusInvalid(this.host.nativeElement);
  }
}
