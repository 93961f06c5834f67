import { ChangeDetectionStrategy, Component, ElementRef, inject, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ImportRunDto } from '../../../api/models';
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
  protected readonly files = signal<Partial<ImportFiles>>({});
  protected readonly dryRun = signal(false);
  /** The button was pressed: files that are missing are marked. */
  protected readonly asked = signal(false);
  protected readonly submission = new Submission();
  protected readonly runs = resource({ loader: () => this.client.list(), defaultValue: [] as ImportRunDto[] });

  protected choose(kind: keyof ImportFiles, event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const file = event.target.files?.[0];
    this.files.update((files) => ({ ...files, [kind]: file }));
  }

  protected async start(): Promise<void> {
    this.asked.set(true);
    const { facilities, minors, movements } = this.files();
    if (!facilities || !minors || !movements) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    let id = 0;
    const dryRun = this.dryRun();
    const content = [
      dryRun,
      ...[facilities, minors, movements].map((file) => [file.name, file.size, file.lastModified]),
    ];
    const done = await this.submission.run(async () => {
      id = (await this.client.start({ facilities, minors, movements }, dryRun, this.submission.keyFor(content))).id;
    });
    if (done) await this.router.navigate(['/imports', id]);
    else focusInvalid(this.host.nativeElement);
  }
}
