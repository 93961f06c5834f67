import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { NightAbsence } from '../../../domain/presence-night.js';
import type { SimCode } from '../../../domain/sim-code.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Who by the register sleeps in the facility on a night. */
export interface ListedMinor {
  readonly minorId: number;
  readonly simCode: SimCode;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly sex: 'M' | 'F';
  readonly birthDate: CalendarDate;
  /** First day of the stay. */
  readonly since: CalendarDate;
}

export interface ConfirmationRow {
  readonly id: number;
  readonly night: CalendarDate;
  readonly seq: number;
  readonly unlisted: number;
  readonly note: string | null;
  readonly confirmedAt: Date;
  /** Null where the reader may not know colleagues of another body. */
  readonly user: string | null;
  readonly organisation: string | null;
}

export interface ConfirmedLine {
  readonly confirmationId: number;
  readonly minorId: number;
  readonly simCode: SimCode;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly absence: NightAbsence | null;
  readonly note: string | null;
}

export interface NewConfirmation {
  readonly facilityId: number;
  readonly municipalityId: number;
  readonly regionCode: string;
  readonly prefectureCode: string;
  readonly night: CalendarDate;
  readonly seq: number;
  readonly unlisted: number;
  readonly note: string | null;
  readonly lines: readonly { minorId: number; absence: NightAbsence | null; note: string | null }[];
}

/** The rule of the ledger (domain/presence.ts) for a night `$night`: in a stay, reported, not yet 18. */
const SLEEPS = (night: string): string =>
  `v.place_kind is not null and v.during @> ${night} and m.reported_on <= ${night} and m.adult_on > ${night}`;

/** Confirmations are only added to; the one with the highest number of a night is in force. */
@Injectable()
export class NightsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Days after a night on which it may be confirmed; 0 when no rule covers the night. */
  async withinDays(night: CalendarDate): Promise<number> {
    const [row] = await this.unitOfWork.query<{ days: number }>(
      `select confirm_within_days as days from presence_rules where valid @> $1::date`,
      [night],
    );
    return row?.days ?? 0;
  }

  listed(facilityId: number, night: CalendarDate): Promise<ListedMinor[]> {
    return this.unitOfWork.query(
      `select m.id as "minorId", m.sim_code as "simCode", m.family_name as "familyName", m.given_name as "givenName", m.sex,
              m.birth_date as "birthDate", v.on_date as since
         from movements v join minors m on m.id = v.minor_id
        where v.facility_id = $1 and ${SLEEPS('$2::date')}
        order by m.family_name collate "it-x-icu", m.given_name collate "it-x-icu", m.sim_code`,
      [facilityId, night],
    );
  }

  /** Keys only, for each night from `first` to `last`, both counted. */
  listedBetween(
    facilityId: number,
    first: CalendarDate,
    last: CalendarDate,
  ): Promise<{ night: CalendarDate; minorId: number }[]> {
    return this.unitOfWork.query(
      `select n.night::date as night, v.minor_id as "minorId"
         from generate_series($2::date, $3::date, interval '1 day') n (night)
         join movements v on v.facility_id = $1 join minors m on m.id = v.minor_id
        where ${SLEEPS('n.night::date')}`,
      [facilityId, first, last],
    );
  }

  /** All of the nights from `first` to `last`, the one in force first. */
  confirmations(facilityId: number, first: CalendarDate, last: CalendarDate): Promise<ConfirmationRow[]> {
    return this.unitOfWork.query(
      `select c.id, c.night, c.seq, c.unlisted, c.note, c.confirmed_at as "confirmedAt",
              u.display_name as user, o.name as organisation
         from presence_confirmations c left join users u on u.id = c.user_id left join organisations o on o.id = c.organisation_id
        where c.facility_id = $1 and c.night between $2 and $3 order by c.night, c.seq desc`,
      [facilityId, first, last],
    );
  }

  lines(confirmationIds: readonly number[]): Promise<ConfirmedLine[]> {
    return this.unitOfWork.query(
      `select l.confirmation_id as "confirmationId", l.minor_id as "minorId", m.sim_code as "simCode", m.family_name as "familyName",
              m.given_name as "givenName", l.absence, l.note
         from presence_confirmation_minors l join minors m on m.id = l.minor_id
        where l.confirmation_id = any ($1::bigint[])
        order by m.family_name collate "it-x-icu", m.given_name collate "it-x-icu", m.sim_code`,
      [confirmationIds],
    );
  }

  /** Two people who confirm the same night at once wait for each other here. */
  async lock(facilityId: number, night: CalendarDate): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended($1, 7102026))`, [
      `${facilityId} ${night}`,
    ]);
  }

  async add({ lines, ...confirmation }: NewConfirmation): Promise<number> {
    const { facilityId, municipalityId, regionCode, prefectureCode, night, seq, unlisted, note } = confirmation;
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into presence_confirmations (facility_id, municipality_id, region_code, prefecture_code, night, seq, unlisted, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [facilityId, municipalityId, regionCode, prefectureCode, night, seq, unlisted, note],
    );
    if (row === undefined) throw new Error('The new confirmation has no key');
    await this.unitOfWork.execute(
      `insert into presence_confirmation_minors (confirmation_id, minor_id, absence, note)
       select $1, line.* from unnest($2::bigint[], $3::text[], $4::text[]) line`,
      [row.id, lines.map((line) => line.minorId), lines.map((line) => line.absence), lines.map((line) => line.note)],
    );
    return row.id;
  }

  /**
   * Nights from `first` to `last`, both counted, on which the census has minors in a facility of the actor's territory and
   * nobody confirmed.
   */
  unconfirmed(first: CalendarDate, last: CalendarDate): Promise<{ code: string; name: string; night: CalendarDate }[]> {
    return this.unitOfWork.query(
      `select f.code, f.name, n.night::date as night
         from generate_series($1::date, $2::date, interval '1 day') n (night)
         cross join lateral (select distinct c.facility_id from app.census(n.night::date) c where c.facility_id is not null) c
         join facilities f on f.id = c.facility_id
        where not exists (select from presence_confirmations p where p.facility_id = c.facility_id and p.night = n.night::date)
        order by n.night desc, f.name collate "it-x-icu", f.code`,
      [first, last],
    );
  }
}
