import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  resource,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReleaseCheckDto, ReleaseStep } from '../../../api/models';
import { CountPipe, DayPipe, InstantPipe, MonthPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { ReleaseCodes } from '../release-codes';
import { ReleasesClient } from '../releases-client';
import { StepDialog } from './step-dialog';

const DIMENSIONS = [
  'sex',
  'ageClass',
  'region',
  'citizenship',
  'placeKind',
  'facilityKind',
  'birthDateQuality',
] as const;

/** One release: what it counts, what its checks found, its hash, its way, and the next step. */
@Component({
  selector: 'sim-release-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DayPipe, InstantPipe, Loading, MonthPipe, ProblemAlert, RouterLink, StepDialog, WordPipe],
  templateUrl: './release-detail.html',
})
export class ReleaseDetail {
  private readonly client = inject(ReleasesClient);
  private readonly words = inject(Words);
  private readonly codes = inject(ReleaseCodes);
  private readonly announcer = inject(Announcer);
  protected readonly session = inject(SessionStore);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly problemOf = problemOf;
  protected readonly verifying = new Submission();
  protected readonly asked = signal<ReleaseStep | null>(null);
  protected readonly read = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  protected readonly others = resource({ loader: () => this.client.list() });
  /** As read, or as the last step left it. */
  protected readonly release = linkedSignal(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly tables = computed(() => {
    const counts = this.release()?.counts ?? {};
    return DIMENSIONS.map((dimension) => ({
      dimension,
      rows: Object.entries(counts[dimension] ?? {})
        .map(([code, count]) => ({ label: this.codes.nameOf(dimension, code), count }))
        .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'it')),
    }));
  });
  protected readonly found = computed(() => (this.release()?.checks ?? []).filter(({ count }) => count > 0));
  protected readonly own = computed(() =>
    (this.release()?.checks ?? []).filter(({ severity }) => severity === 'block'),
  );
  protected readonly rulesKept = computed(
    () => (this.release()?.checks ?? []).filter(({ severity, count }) => severity !== 'block' && count === 0).length,
  );
  protected readonly ofSameDay = computed(() => this.otherReleases().filter(({ on }) => on === this.release()?.on));
  protected readonly later = computed(() => this.otherReleases().filter(({ on }) => on > (this.release()?.on ?? '')));
  /** Steps that this person's role may take. */
  protected readonly steps = computed(() =>
    (this.release()?.openSteps ?? []).filter(
      ({ step, why }) =>
        why !== 'state' && this.session.may(step === 'approve' ? 'release.approve' : 'release.publish'),
    ),
  );

  protected nameOfCheck({ code, titleIt, titleEn }: ReleaseCheckDto): string {
    return (this.words.language() === 'it' ? titleIt : titleEn) ?? this.words.find(`releases.checks.${code}`) ?? code;
  }

  protected async verify(): Promise<void> {
    await this.verifying.run(async () => {
      const release = await this.client.verify(this.id());
      this.release.set(release);
      this.announcer.say(this.words.of(release.verification?.agrees === true ? 'releases.agrees' : 'releases.differs'));
    });
  }

  protected readonly act = async (note: string): Promise<void> => {
    const step = this.asked();
    if (step === null) return;
    const release = await this.client.step(this.id(), step, note);
    this.release.set(release);
    this.asked.set(null);
    this.announcer.say(this.words.of(`releases.announce.${step}`));
  };

  private otherReleases() {
    return this.others.hasValue() ? this.others.value().items.filter(({ id }) => id !== this.id()) : [];
  }
}
