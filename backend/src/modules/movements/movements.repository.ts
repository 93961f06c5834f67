import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { ExitReason, MovementKind, PlaceKind } from '../../domain/codes.js';
import { OPENS_STAY } from '../../domain/movement.js';
import { DomainProblem } from '../../domain/problem.js';
import type { Scope } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** A place by its keys. */
export interface PlaceKeys {
  /** Null: a place that was left. */
  readonly kind: PlaceKind | null;
  readonly facilityId: number | null;
  readonly municipalityId: number;
  readonly regionCode: string;
  readonly prefectureCode: string;
}

/** A movement to be stored; `id` null: a new one. */
export interface PlannedMovement {
  readonly id: number | null;
  readonly kind: MovementKind;
  readonly onDate: CalendarDate;
  readonly place: PlaceKeys | null;
  readonly exitReason: ExitReason | null;
  readonly note: string | null;
}

export interface StoredMovement extends PlannedMovement {
  readonly id: number;
  readonly until: CalendarDate | null;
}

interface Row extends Omit<StoredMovement, 'place'> {
  placeKind: PlaceKind | null;
  facilityId: number | null;
  municipalityId: number | null;
  regionCode: string | null;
  prefectureCode: string | null;
}

type Written = PlannedMovement & { readonly until: CalendarDate | null };

const COLUMNS = [
  'kind',
  'on_date',
  'until',
  'place_kind',
  'facility_id',
  'municipality_id',
  'region_code',
  'prefecture_code',
  'exit_reason',
  'note',
];

const valuesOf = ({ kind, onDate, until, place, exitReason, note }: Written): unknown[] => [
  kind,
  onDate,
  until,
  OPENS_STAY[kind] ? (place?.kind ?? null) : null,
  place?.facilityId ?? null,
  place?.municipalityId ?? null,
  place?.regionCode ?? null,
  place?.prefectureCode ?? null,
  exitReason,
  note,
];

/** Writes movements. Between {@link allowOverlap} and {@link refuseOverlap} they may lie over one another. */
@Injectable()
export class MovementsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All movements of a minor in charge, in order of day. */
  async ofMinor(minorId: number): Promise<StoredMovement[]> {
    const rows = await this.unitOfWork.query<Row>(
      `select id, kind, on_date as "onDate", until, place_kind as "placeKind", facility_id as "facilityId", municipality_id as "municipalityId",
              region_code as "regionCode", prefecture_code as "prefectureCode", exit_reason as "exitReason", note
         from movements where minor_id = $1 order by on_date, seq`,
      [minorId],
    );
    return rows.map(toStored);
  }

  async allowOverlap(): Promise<void> {
    await this.unitOfWork.query(`set constraints movements_never_overlap deferred`);
  }

  async refuseOverlap(): Promise<void> {
    await this.unitOfWork.query(`set constraints movements_never_overlap immediate`);
  }

  async add(minorId: number, movement: Written): Promise<void> {
    const places = COLUMNS.map((_, index) => `$${index + 2}`).join(', ');
    await this.unitOfWork.execute(
      `insert into movements (minor_id, seq, ${COLUMNS.join(', ')})
       values ($1, (select coalesce(max(seq), 0) + 1 from movements where minor_id = $1), ${places})`,
      [minorId, ...valuesOf(movement)],
    );
  }

  async change(id: number, movement: Written): Promise<void> {
    const assignments = COLUMNS.map((column, index) => `${column} = $${index + 2}`).join(', ');
    refuseUntouched(
      await this.unitOfWork.execute(`update movements set ${assignments} where id = $1`, [id, ...valuesOf(movement)]),
    );
  }

  async remove(id: number): Promise<void> {
    refuseUntouched(await this.unitOfWork.execute(`delete from movements where id = $1`, [id]));
  }

  /** Minors counted in the facility on a day, but for one: a figure only, also of facilities whose minors the actor does not see. */
  async occupied(facilityId: number, on: CalendarDate, exceptMinorId: number): Promise<number> {
    const [row] = await this.unitOfWork.query<{ occupied: number }>(
      `select app.facility_occupancy($1, $2, $3) as occupied`,
      [facilityId, on, exceptMinorId],
    );
    return row?.occupied ?? 0;
  }

  /** The actor's own facility or municipality as a place that was left; null for others. */
  async ownPlace(): Promise<PlaceKeys | null> {
    const [row] = await this.unitOfWork.query<PlaceKeys>(
      `select null as kind, f.id as "facilityId", t.id as "municipalityId", t.region_code as "regionCode", t.prefecture_code as "prefectureCode"
         from municipalities t left join facilities f on f.id = app.scope_facility()
        where t.id = coalesce(f.municipality_id, app.scope_municipality())`,
    );
    return row ?? null;
  }
}

/** Whether a place lies in the scope of a facility or a municipality, the bodies that take minors in. */
export const isWithin = (scope: Scope, place: PlaceKeys | null): boolean =>
  (scope.kind === 'facility' && scope.id === String(place?.facilityId)) ||
  (scope.kind === 'municipality' && scope.id === String(place?.municipalityId));

function toStored({
  placeKind,
  facilityId,
  municipalityId,
  regionCode,
  prefectureCode,
  ...movement
}: Row): StoredMovement {
  const somewhere = municipalityId !== null && regionCode !== null && prefectureCode !== null;
  return {
    ...movement,
    place: somewhere ? { kind: placeKind, facilityId, municipalityId, regionCode, prefectureCode } : null,
  };
}

/** Row-level security hides what may not be changed. */
function refuseUntouched(rows: number): void {
  if (rows === 0) throw new DomainProblem('forbidden');
}
