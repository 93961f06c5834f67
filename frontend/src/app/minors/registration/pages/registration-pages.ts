import { Location } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { DraftStep } from '../../../../api/models';
import { WordPipe } from '../../../i18n/word-pipe';
import { type Problem, problemOf } from '../../../problems/problem';
import { ProblemAlert } from '../../../problems/problem-alert';
import { focusInvalid } from '../../../ui/focus-invalid';
import type { WithUnsavedWork } from '../../../ui/leave-guard';
import { Loading } from '../../../ui/loading';
import { RegistrationStore } from '../registration-store';
import { SaveStateLine } from '../save-state';
import { ArrivalPage } from './arrival-page';
import { DocumentsPage } from './documents-page';
import { IdentityPage } from './identity-page';
import { PlacementPage } from './placement-page';
import { ReviewPage } from './review-page';

export const PAGES = [
  'identity',
  'arrival',
  'documents',
  'placement',
  'review',
] as const satisfies readonly DraftStep[];
type PageName = (typeof PAGES)[number];

/** One topic a page, in one piece of the program: a lost connection does not keep anybody from the next page. */
@Component({
  selector: 'sim-registration-pages',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(window:beforeunload)': 'store.warnOfClosing($event)' },
  imports: [
    ArrivalPage,
    DocumentsPage,
    IdentityPage,
    Loading,
    PlacementPage,
    ProblemAlert,
    ReactiveFormsModule,
    ReviewPage,
    RouterLink,
    SaveStateLine,
    WordPipe,
  ],
  templateUrl: './registration-pages.html',
})
export class RegistrationPages implements WithUnsavedWork {
  private readonly location = inject(Location);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(RegistrationStore);

  readonly draft = input.required<string>();
  readonly step = input.required<string>();

  protected readonly pages = PAGES;
  protected readonly page = computed<PageName>(() => PAGES.find((page) => page === this.step()) ?? 'identity');
  protected readonly number = computed(() => PAGES.indexOf(this.page()) + 1);
  protected readonly openProblem = signal<Problem | null>(null);
  protected readonly ready = signal(false);

  constructor() {
    effect(() => {
      const draft = this.draft();
      untracked(() => void this.prepare(draft));
    });
    effect(() => {
      const page = this.page();
      if (!this.ready()) return;
      untracked(() => {
        this.store.goTo(page);
      });
    });
    // From its first saving on, the address is that of the draft: who loads the page again goes on with it.
    effect(() => {
      const id = this.store.id();
      if (id !== null && this.draft() === 'draft') this.location.replaceState(`/minors/new/${id}/${this.page()}`);
    });
  }

  hasUnsavedWork(next: string): Promise<boolean> {
    return this.store.isLostAt(next);
  }

  protected goOn(): Promise<boolean> | undefined {
    const invalid = this.host.nativeElement.querySelector('[aria-invalid="true"]');
    if (invalid) {
      focusInvalid(this.host.nativeElement);
      return undefined;
    }
    void this.store.save();
    return this.router.navigate(this.addressOf(PAGES[this.number()] ?? 'review'));
  }

  protected async send(): Promise<void> {
    if (await this.store.send()) await this.router.navigate(['/minors/new', this.store.id(), 'receipt']);
    else focusInvalid(this.host.nativeElement);
  }

  protected addressOf(page: DraftStep): string[] {
    return ['/minors/new', this.store.id() ?? 'draft', page];
  }

  private async prepare(draft: string): Promise<void> {
    const isHere = draft === 'draft' || draft === this.store.id();
    if (!isHere) {
      try {
        await this.store.open(draft);
      } catch (failure) {
        this.openProblem.set(problemOf(failure));
        return;
      }
    } else if (this.store.filled() === 0) this.store.begin('identity', {});
    if (this.store.receipt()) await this.router.navigate(['/minors/new', draft, 'receipt'], { replaceUrl: true });
    this.ready.set(true);
  }
}
