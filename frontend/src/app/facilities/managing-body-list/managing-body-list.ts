import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { ManagingBodyDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Field, FieldInput } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { FacilitiesClient } from '../facilities-client';

const LONGEST_LIST = 100;

@Component({
  selector: 'sim-managing-body-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, Icon, Loading, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  templateUrl: './managing-body-list.html',
})
export class ManagingBodyList {
  private readonly client = inject(FacilitiesClient);
  protected readonly session = inject(SessionStore);

  protected readonly problemOf = problemOf;
  protected readonly query = new FormControl('', { nonNullable: true });
  private readonly searched = signal('');
  protected readonly read = resource({
    params: () => this.searched(),
    loader: ({ params }) => this.client.bodies(params),
    defaultValue: [] as ManagingBodyDto[],
  });
  protected readonly bodies = computed(() => (this.read.hasValue() ? this.read.value() : []));
  protected readonly cut = computed(() => this.bodies().length >= LONGEST_LIST);

  protected search(): void {
    this.searched.set(this.query.value.trim());
  }
}
