import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { InvitationLinkDto, UserDetailDto, UserMembershipDto, UserStep } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { GrantFields, grantForm, grantIn } from '../grant-fields';
import { InvitationLink } from '../invitation-link';
import { UsersClient, type VersionedUser } from '../users-client';

type Outcome = 'suspended' | 'resumed' | 'added' | 'removed';

/** One person: what may be done now (the server says so), and each access with its review. */
@Component({
  selector: 'sim-user-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DayPipe,
    Dialog,
    Field,
    FieldInput,
    GrantFields,
    InstantPipe,
    InvitationLink,
    Loading,
    ProblemAlert,
    ReactiveFormsModule,
    WordPipe,
  ],
  templateUrl: './user-detail.html',
})
export class UserDetail {
  private readonly client = inject(UsersClient);
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly read = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  private readonly versioned = linkedSignal<VersionedUser | undefined>(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  protected readonly user = computed<UserDetailDto | undefined>(() => this.versioned()?.user);
  /** Somebody else changed the person meanwhile: the page was read again. */
  protected readonly stale = signal(false);
  protected readonly isSelf = computed(() => this.user()?.id === this.session.session()?.user.id);
  protected readonly openSteps = computed(() =>
    (this.user()?.steps ?? []).filter(({ open }) => open).map(({ step }) => step),
  );
  /** Why nothing can be done at all. */
  protected readonly refusal = computed(() => this.user()?.steps[0]?.why ?? 'state');
  protected readonly link = signal<InvitationLinkDto | null>(null);
  protected readonly outcome = signal<Outcome | null>(null);
  protected readonly asking = signal<UserStep | null>(null);
  protected readonly removing = signal<UserMembershipDto | null>(null);
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(5) });
  private readonly grantFields = viewChild(GrantFields);
  protected readonly grant = grantForm();

  protected take(step: UserStep): void {
    this.outcome.set(null);
    if (step === 'suspend' || step === 'add_membership') {
      this.submission.problem.set(null);
      this.reason.reset('');
      this.grant.reset();
      this.asking.set(step);
    } else if (step === 'resume') void this.change('resumed', (etag) => this.client.resume(this.id(), etag));
    else void this.renewLink();
  }

  protected async suspend(): Promise<void> {
    this.reason.markAsTouched();
    if (this.reason.invalid) focusInvalid(this.host.nativeElement);
    else await this.change('suspended', (etag) => this.client.suspend(this.id(), etag, this.reason.value.trim()));
  }

  protected async add(): Promise<void> {
    await this.grantFields()?.settled();
    this.grant.markAllAsTouched();
    const grant = grantIn(this.grant);
    if (this.grant.invalid || grant === null) focusInvalid(this.host.nativeElement);
    else
      await this.change('added', (etag) =>
        this.client.addMembership(this.id(), etag, grant, this.submission.keyFor(grant)),
      );
  }

  protected remove(membershipId: number): Promise<void> {
    return this.change('removed', (etag) => this.client.endMembership(this.id(), etag, membershipId));
  }

  private async renewLink(): Promise<void> {
    const before = this.versioned();
    if (before === undefined) return;
    this.stale.set(false);
    const done = await this.submission.run(async () => {
      const { link, etag } = await this.client.issueLink(this.id(), before.etag);
      this.versioned.set({ ...before, etag });
      this.link.set(link);
    });
    if (!done) this.readAgainIfStale();
  }

  private async change(outcome: Outcome, work: (etag: string) => Promise<VersionedUser>): Promise<void> {
    this.stale.set(false);
    const done = await this.submission.run(async () => {
      this.versioned.set(await work(this.versioned()?.etag ?? ''));
    });
    // A field in error keeps its dialog open; anything else is said on the page.
    if (!done && (this.submission.problem()?.errors.length ?? 0) > 0) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    this.asking.set(null);
    this.removing.set(null);
    if (done) {
      this.link.set(null);
      this.outcome.set(outcome);
    } else this.readAgainIfStale();
  }

  private readAgainIfStale(): void {
    if (this.submission.problem()?.status !== 412) return;
    this.submission.problem.set(null);
    this.stale.set(true);
    this.read.reload();
  }
}
