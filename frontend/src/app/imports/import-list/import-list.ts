import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImportRun } from '../../../api/models';
import { BytesPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { type ImportFiles, ImportsClient } from '../imports-client';

/** The upload of the three exchange files, and the imports made so far. */
@Component({
  selector: 'sim-import-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BytesPipe, InstantPipe, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './import-list.html',
})
export class ImportList {
  private readonly client = inject(ImportsClient);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly session = inject(SessionStore);

  protected readonly problemOf = problemOf;
  protected readonly kinds = ['facilities', 'minors', 'movements'] as const;
  protected readonly files = signal<ImportFiles>({ facilities: null, minors: null, movements: null });
  protected readonly dryRun = signal(false);
  protected readonly none = computed(() => Object.values(this.files()).every((file) => file === null));
  protected readonly missing = signal(false);
  protected readonly submission = new Submission();
  protected readonly runs = resource({ loader: () => this.client.list(), defaultValue: [] as ImportRun[] });

  protected choose(kind: keyof ImportFiles, event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const file = event.target.files?.[0] ?? null;
    this.files.update((files) => ({ ...files, [kind]: file }));
    this.missing.set(false);
  }

  protected async start(): Promise<void> {
    if (this.none()) {
      this.missing.set(true);
      focusInvalid(this.host.nativeElement);
      return;
    }
    let id = 0;
    const content = [
      this.dryRun(),
      ...Object.values(this.files()).map((file: File | null) => [file?.name, file?.size, file?.lastModified]),
    ];
    const done = await this.submission.run(async () => {
      id = (await this.client.start(this.files(), this.dryRun(), this.submission.keyFor(content))).id;
    });
    if (done) await this.router.navigate(['/imports', id]);
    else focusInvalid(this.host.nativeElement);
  }
}
