import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../api/api';
import { readHome } from '../../api/functions';
import { CountPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';
import { problemOf } from '../problems/problem';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { pageOf, placeAddress, presentAddress, roomOf } from './home-places';
import { queueAddress } from './home-queues';
import { TASKS } from './home-tasks';

/** A region has hundreds of municipalities: the first ones are where the minors are. */
const FIRST_PLACES = 10;

/** What waits for the reader, the places of the scope, and what the role can do. Every figure opens the list behind it. */
@Component({
  selector: 'sim-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, Icon, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './home.html',
})
export class Home {
  private readonly api = inject(Api);
  protected readonly session = inject(SessionStore);
  protected readonly problemOf = problemOf;
  protected readonly queueAddress = queueAddress;
  protected readonly placeAddress = placeAddress;
  protected readonly presentAddress = presentAddress;
  protected readonly pageOf = pageOf;
  protected readonly roomOf = roomOf;

  protected readonly tasks = computed(() => TASKS.filter((task) => this.session.may(task.permission)));
  protected readonly home = resource({
    params: () => (this.session.may('minor.list') ? this.session.session()?.membership.id : undefined),
    loader: () => this.api.invoke(readHome),
  });
  protected readonly allPlaces = signal(false);
  protected readonly places = computed(() => {
    const places = this.home.value()?.places ?? [];
    return this.allPlaces() ? places : places.slice(0, FIRST_PLACES);
  });
  protected readonly hiddenPlaces = computed(() => (this.home.value()?.places.length ?? 0) - this.places().length);
}
