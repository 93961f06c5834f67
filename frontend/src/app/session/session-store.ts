import { Injectable, computed, inject, signal } from '@angular/core';
import { Api } from '../../api/api';
import {
  acceptInvitation,
  confirmApplicant,
  readSession,
  readStatus,
  signIn,
  signOut,
  signOutEverywhere,
  switchMembership,
} from '../../api/functions';
import type { MembershipDto, Permission, SessionDto, StatusDto } from '../../api/models';
import { problemOf, type Problem } from '../problems/problem';

/** Who is signed in, in which organisation, with which permissions; and what the server says of itself. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly api = inject(Api);
  private readonly current = signal<SessionDto | null>(null);
  private readonly serverStatus = signal<StatusDto | null>(null);

  private renewal: Promise<boolean> | undefined;
  private endRenewal: ((renewed: boolean) => void) | undefined;

  /** The session ended while a page was open: the shell asks for the password. */
  readonly lapsed = signal(false);
  readonly session = this.current.asReadonly();
  readonly status = this.serverStatus.asReadonly();
  /** Why the server could not be asked at the start, if so. */
  readonly startProblem = signal<Problem | null>(null);
  readonly permissions = computed(() => new Set(this.current()?.permissions));
  /** The server's day, `YYYY-MM-DD`: the client never decides what day it is for a rule. */
  readonly today = computed(() => this.serverStatus()?.today ?? new Date().toISOString().slice(0, 10));

  async start(): Promise<void> {
    await Promise.all([this.loadStatus(), this.loadSession()]);
  }

  may(permission: Permission): boolean {
    return this.permissions().has(permission);
  }

  async signIn(username: string, password: string): Promise<void> {
    this.current.set(await this.api.invoke(signIn, { body: { username, password } }));
    await this.loadStatus();
  }

  /** Sets the password of a link and enters with it. */
  async acceptInvitation(token: string, password: string): Promise<void> {
    this.current.set(await this.api.invoke(acceptInvitation, { body: { token, password } }));
    await this.loadStatus();
  }

  async confirmRegistration(token: string, password: string): Promise<void> {
    this.current.set(await this.api.invoke(confirmApplicant, { body: { token, password } }));
    await this.loadStatus();
  }

  async choose(membership: MembershipDto): Promise<void> {
    this.current.set(await this.api.invoke(switchMembership, { body: { membershipId: membership.id } }));
  }

  async signOut(everywhere: boolean): Promise<void> {
    try {
      if (everywhere) await this.api.invoke(signOutEverywhere);
      else await this.api.invoke(signOut);
    } catch (failure) {
      if (problemOf(failure).status !== 401) throw failure;
    }
    this.current.set(null);
  }

  /** The session ended elsewhere (time-out, signed out on another device): asks for the password over the page as it is. */
  renew(): Promise<boolean> {
    this.lapsed.set(true);
    this.renewal ??= new Promise((resolve) => (this.endRenewal = resolve));
    return this.renewal;
  }

  /** The same person again, for the same organisation as before. */
  async signInAgain(password: string): Promise<void> {
    const before = this.current();
    if (!before) return;
    const after = await this.api.invoke(signIn, { body: { username: before.user.username, password } });
    const changed = after.membership.id !== before.membership.id;
    this.current.set(
      changed ? await this.api.invoke(switchMembership, { body: { membershipId: before.membership.id } }) : after,
    );
    this.finishRenewal(true);
  }

  /** Who does not sign in again leaves the page. */
  leave(): void {
    this.current.set(null);
    this.finishRenewal(false);
  }

  private finishRenewal(renewed: boolean): void {
    this.lapsed.set(false);
    this.endRenewal?.(renewed);
    this.renewal = undefined;
  }

  private async loadSession(): Promise<void> {
    try {
      this.current.set(await this.api.invoke(readSession));
    } catch (failure) {
      const problem = problemOf(failure);
      if (problem.status !== 401) this.startProblem.set(problem);
    }
  }

  private async loadStatus(): Promise<void> {
    try {
      this.serverStatus.set(await this.api.invoke(readStatus));
    } catch (failure) {
      this.startProblem.set(problemOf(failure));
    }
  }
}
