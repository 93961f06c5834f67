import { Injectable } from '@nestjs/common';
import { DomainProblem } from '../../domain/problem.js';
import type { ReportTerritory } from '../../domain/report/report-model.js';
import type { Scope } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

const NAMES: Readonly<Record<Exclude<Scope['kind'], 'national' | 'applicants'>, string>> = {
  region: `select code, name_it as name from regions where code = $1`,
  prefecture: `select code, name from prefectures where code = $1`,
  municipality: `select istat_code as code, name from municipalities where id = $1::bigint`,
  facility: `select code, name from facilities where id = $1::bigint`,
};

const REGIONS: Readonly<Record<keyof typeof NAMES, string>> = {
  region: `select code as region from regions where code = $1`,
  prefecture: `select region_code as region from prefectures where code = $1`,
  municipality: `select region_code as region from municipalities where id = $1::bigint`,
  facility: `select m.region_code as region from facilities f join municipalities m on m.id = f.municipality_id where f.id = $1::bigint`,
};

/** Territories of the reports: what they are called, and figures kept to one of them. */
@Injectable()
export class TerritoriesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The territory of a scope, with the name that the report prints. */
  async ofScope(scope: Scope): Promise<ReportTerritory> {
    if (scope.kind === 'national') return { kind: 'national', code: null, name: 'Italia' };
    // Who applies for an opinion has no territory, and no statistics.
    if (scope.kind === 'applicants') throw new DomainProblem('not_found');
    const [row] = await this.unitOfWork.query<{ code: string; name: string }>(NAMES[scope.kind], [scope.id]);
    if (row === undefined) throw new Error(`The scope ${scope.kind} ${scope.id} has no name`);
    return { kind: scope.kind, ...row };
  }

  /** Whether a scope lies in the scope of the actor; the database asks the same at writing. */
  async allowed(scope: Scope): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ allowed: boolean }>(
      `select app.report_territory_allowed($1, $2) as allowed`,
      [scope.kind, scope.id],
    );
    return row?.allowed === true;
  }

  /**
   * Counts inside a territory within the actor's scope. Only the functions that count look at it: what rows may be seen stays the actor's.
   */
  async within<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    const { scope: own } = this.unitOfWork.actor;
    await this.set(scope);
    const result = await work();
    await this.set(own);
    return result;
  }

  /** Municipalities of a scope by key, in the order of the alphabet; former ones too, since earlier days may count them. */
  async municipalities(scope: Scope): Promise<Map<string, string>> {
    const rows = await this.unitOfWork.query<{ id: string; name: string }>(
      `select id::text, name from municipalities
        where $1 = 'national' or region_code = $2 or prefecture_code = $2 or id::text = $2 order by name collate "it-x-icu", id`,
      [scope.kind, scope.id],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The codes by which the counts of a scope are told apart from the country's: its own, and the region that it lies in. */
  async codesOf(scope: Scope): Promise<Record<string, string>> {
    if (scope.kind === 'national' || scope.kind === 'applicants') return {};
    const [row] = await this.unitOfWork.query<{ region: string | null }>(REGIONS[scope.kind], [scope.id]);
    return { [scope.kind]: scope.id, ...(row?.region == null ? {} : { region: row.region }) };
  }

  /** `municipality=key` → `region=code`. */
  async regionsOf(municipalities: Iterable<string>): Promise<[string, string][]> {
    const rows = await this.unitOfWork.query<{ id: string; region: string }>(
      `select id::text, region_code as region from municipalities where id = any ($1::bigint[]) and region_code is not null`,
      [[...municipalities]],
    );
    return rows.map(({ id, region }) => [`municipality=${id}`, `region=${region}`]);
  }

  private async set({ kind, id }: Scope): Promise<void> {
    await this.unitOfWork.query(`select set_config('app.scope_kind', $1, true), set_config('app.scope_id', $2, true)`, [
      kind,
      id ?? '',
    ]);
  }
}
