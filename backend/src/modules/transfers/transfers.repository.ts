import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Sex } from '../../domain/codes.js';
import type { ProposalState } from '../../domain/transfer-proposal.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { PlaceKeys } from '../movements/index.js';
import type { AddresseeKind, Direction, TransferProposalDto } from './transfers.dto.js';

/** A proposal as stored, with what the actor may know of its minor. */
export interface ProposalRow extends Omit<TransferProposalDto, 'minor'> {
  readonly version: number;
  readonly minorId: number;
  readonly simCode: string;
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  readonly reportedOn: CalendarDate;
  readonly citizenship: string;
  /** First day of the stay that the transfer would end; null when that stay is gone. */
  readonly since: CalendarDate | null;
  readonly toMunicipalityCode: string;
  readonly isAddressee: boolean;
  /** Whether the actor sees the record of the minor. */
  readonly readable: boolean;
}

export interface CompanyRow {
  readonly others: number;
  readonly proposals: readonly {
    readonly id: number;
    readonly simCode: string;
    readonly familyName: string | null;
    readonly givenName: string | null;
  }[];
}

export interface NewProposal {
  readonly minorId: number;
  readonly movementId: number;
  readonly to: PlaceKeys;
  readonly addressee: AddresseeKind;
  readonly plannedOn: CalendarDate | null;
  readonly note: string | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const PROPOSAL = `select p.id, p.change_id as version, p.state, p.minor_id as "minorId",
    x.sim_code as "simCode", x.family_name as "familyName", x.given_name as "givenName", x.sex, x.birth_date as "birthDate",
    x.reported_on as "reportedOn", x.citizenship, x.since,
    json_build_object('kind', case when p.from_facility_id is null then null else 'facility' end, 'facilityCode', ff.code, 'facilityName', ff.name,
      'municipalityName', fm.name, 'province', fp.sigla) as "from",
    json_build_object('kind', p.place_kind, 'facilityCode', f.code, 'facilityName', f.name, 'municipalityName', m.name, 'province', mp.sigla) as "to",
    m.istat_code as "toMunicipalityCode", p.addressee_kind as addressee, p.planned_on as "plannedOn", p.note,
    ${instant('p.proposed_at')} as "proposedAt", po.name as "proposedBy", ${instant('p.closed_at')} as "closedAt", co.name as "closedBy",
    p.closing_reason as "closingReason", p.accepted_on as "acceptedOn", app.is_addressee(p) as "isAddressee",
    exists (select from minors r where r.id = p.minor_id) as readable
  from transfer_proposals p
  left join facilities ff on ff.id = p.from_facility_id join municipalities fm on fm.id = p.from_municipality_id
  join provinces fp on fp.istat_code = fm.province_code
  left join facilities f on f.id = p.facility_id join municipalities m on m.id = p.municipality_id join provinces mp on mp.istat_code = m.province_code
  left join organisations po on po.id = p.proposed_by_organisation_id left join organisations co on co.id = p.closed_by_organisation_id`;

const MINOR = `join app.proposed_minors(array(select id from chosen)) x on x.proposal_id = p.id`;

/** Nationally, what waits for the Directorate-General comes in, and what goes on between bodies goes out. */
const INCOMING = `case when app.scope_kind() = 'national' then p.addressee_kind = 'dg' else app.is_addressee(p) end`;

/** The only file with SQL on transfer_proposals. */
@Injectable()
export class TransfersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  page(
    direction: Direction,
    state: ProposalState | undefined,
    before: number | null,
    limit: number,
  ): Promise<ProposalRow[]> {
    return this.unitOfWork.query<ProposalRow>(
      `with chosen as (select p.id from transfer_proposals p
          where ${side(direction)} and ($1::text is null or p.state = $1) and ($2::bigint is null or p.id < $2) order by p.id desc limit $3)
       ${PROPOSAL} ${MINOR} order by p.id desc`,
      [state ?? null, before, limit],
    );
  }

  async count(direction: Direction, state: ProposalState | undefined): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from transfer_proposals p where ${side(direction)} and ($1::text is null or p.state = $1)`,
      [state ?? null],
    );
    return row?.count ?? 0;
  }

  async find(id: number): Promise<ProposalRow | null> {
    const [row] = await this.unitOfWork.query<ProposalRow>(
      `with chosen as (select id from transfer_proposals where id = $1) ${PROPOSAL} ${MINOR}`,
      [id],
    );
    return row ?? null;
  }

  async openOf(minorId: number): Promise<ProposalRow | null> {
    const [row] = await this.unitOfWork.query<ProposalRow>(
      `with chosen as (select id from transfer_proposals where minor_id = $1 and state = 'proposed') ${PROPOSAL} ${MINOR}`,
      [minorId],
    );
    return row ?? null;
  }

  /** Holds an open proposal; false when it is closed or not the actor's to close. */
  async lock(id: number): Promise<boolean> {
    return (await this.unitOfWork.query(`select id from transfer_proposals where id = $1 for update`, [id])).length > 0;
  }

  /** @throws a unique violation when the minor has an open one */
  async add({ minorId, movementId, to, addressee, plannedOn, note }: NewProposal): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into transfer_proposals (minor_id, movement_id, from_facility_id, from_municipality_id, place_kind, facility_id, municipality_id,
                                       region_code, prefecture_code, addressee_kind, planned_on, note)
       select v.minor_id, v.id, v.facility_id, v.municipality_id, $3, $4, $5, $6, $7, $8, $9, $10 from movements v where v.id = $2 and v.minor_id = $1
       returning id`,
      [
        minorId,
        movementId,
        to.kind,
        to.facilityId,
        to.municipalityId,
        to.regionCode,
        to.prefectureCode,
        addressee,
        plannedOn,
        note,
      ],
    );
    if (row === undefined) throw new Error('The proposal was not written');
    return row.id;
  }

  async close(
    id: number,
    state: ProposalState,
    { reason = null, on = null }: { readonly reason?: string | null; readonly on?: CalendarDate | null },
  ): Promise<void> {
    await this.unitOfWork.execute(
      `update transfer_proposals set state = $2, closing_reason = $3, accepted_on = $4, closed_at = now(),
              closed_by_organisation_id = app.organisation_id() where id = $1`,
      [id, state, reason, on],
    );
  }

  async writeTransfer(id: number): Promise<void> {
    await this.unitOfWork.query(`select app.write_transfer($1)`, [id]);
  }

  /** With how many others the minor of an open proposal travels, and the open proposals for them to the same addressee. */
  async company(id: number): Promise<CompanyRow> {
    const [row] = await this.unitOfWork.query<CompanyRow>(
      `select c.others, coalesce((select json_agg(json_build_object('id', x.proposal_id, 'simCode', x.sim_code, 'familyName', x.family_name,
                                                                   'givenName', x.given_name) order by x.proposal_id)
                                    from app.proposed_minors(c.together) x), '[]') as proposals
         from app.travel_company(array[$1::bigint]) c`,
      [id],
    );
    return row ?? { others: 0, proposals: [] };
  }

  /** Bodies on both sides; null: the Directorate-General answers, or the system itself proposed. */
  async bodies(id: number): Promise<{ readonly addressee: number | null; readonly proposer: number | null }> {
    const [row] = await this.unitOfWork.query<{ addressee: number | null; proposer: number | null }>(
      `select p.proposed_by_organisation_id as proposer,
              (select o.id from organisations o where o.closed_at is null
                  and case p.addressee_kind when 'facility' then o.facility_id = p.facility_id
                                            when 'municipality' then o.municipality_id = p.municipality_id else false end) as addressee
         from transfer_proposals p where p.id = $1`,
      [id],
    );
    return row ?? { addressee: null, proposer: null };
  }

  async addressee(to: PlaceKeys): Promise<AddresseeKind> {
    const [row] = await this.unitOfWork.query<{ kind: AddresseeKind }>(
      `select app.transfer_addressee($1, $2) as kind`,
      [to.facilityId, to.municipalityId],
    );
    return row?.kind ?? 'dg';
  }
}

const side = (direction: Direction): string => (direction === 'incoming' ? INCOMING : `not (${INCOMING})`);
