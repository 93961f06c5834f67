import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { ContactDto, RelationDto } from '../../../api/models';
import type { WordKey } from '../../i18n/dictionary';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { FieldMark } from '../../ui/field-mark';
import { Icon } from '../../ui/icon';
import { MinorRecordStore } from '../minor-record-store';
import { MinorsClient } from '../minors-client';
import { ReasonDialog } from '../reason-dialog';
import { ContactForm } from './contact-form';
import { RelationForm } from './relation-form';
import { RelationList } from './relation-list';

type Editing =
  | { readonly what: 'contact'; readonly contact: ContactDto | null }
  | { readonly what: 'relation'; readonly relation: RelationDto | null }
  | null;
type Removing =
  | { readonly what: 'contact'; readonly contact: ContactDto }
  | { readonly what: 'relation'; readonly relation: RelationDto };

/** People and bodies to turn to for the minor, and the minors who belong with him or her. */
@Component({
  selector: 'sim-minor-contacts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ContactForm, DayPipe, FieldMark, Icon, ReasonDialog, RelationForm, RelationList, WordPipe],
  templateUrl: './minor-contacts.html',
})
export class MinorContacts {
  private readonly client = inject(MinorsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(SessionStore);
  protected readonly store = inject(MinorRecordStore);

  protected readonly editing = signal<Editing>(null);
  protected readonly removing = signal<Removing | null>(null);
  protected readonly outcome = signal<WordKey | null>(null);
  protected readonly writable = computed(
    () => this.session.may('contact.write') && this.store.record()?.writable === true,
  );
  protected readonly today = this.session.today;

  protected edit(editing: Editing): void {
    this.outcome.set(null);
    this.editing.set(editing);
    focusOn('editing-title');
  }

  protected edited(saved: boolean): void {
    const what = this.editing()?.what;
    this.editing.set(null);
    if (saved) this.say(what === 'relation' ? 'record.relations.saved' : 'record.contacts.saved');
    focusOn(what === 'relation' ? 'relations-title' : 'contacts-title');
  }

  protected readonly takeAway = (reason: string): Promise<void> => {
    const removing = this.removing();
    return this.store.apply((current) => {
      if (removing?.what === 'relation') return this.client.removeRelation(current, removing.relation.id, reason);
      return this.client.removeContact(current, removing?.contact.id ?? 0, reason);
    });
  };

  protected removed(done: boolean): void {
    const what = this.removing()?.what;
    this.removing.set(null);
    if (!done) return;
    this.say(what === 'relation' ? 'record.relations.removed' : 'record.contacts.removed');
    focusOn(what === 'relation' ? 'relations-title' : 'contacts-title');
  }

  private say(sentence: WordKey): void {
    this.outcome.set(sentence);
    this.announcer.say(this.words.of(sentence));
  }
}

/** Once it is drawn. */
function focusOn(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus());
}
