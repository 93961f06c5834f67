import type { CalendarDate } from '../calendar-date.js';
import type { BirthDateQuality, ExitReason, MovementKind } from '../codes.js';

/**
 * Why a minor is in the stock of the second day and was not in that of the first, or the contrary. Net: who absconded and was found again between the
 * two days is in both stocks and in no flow.
 */
export const INFLOWS = ['entered', 'found_again', 'readmitted'] as const;
export const OUTFLOWS = ['of_age_documented', 'of_age_presumed_new_year', 'of_age_other', 'absconded', 'left'] as const;
export type Inflow = (typeof INFLOWS)[number];
export type Outflow = (typeof OUTFLOWS)[number];

/** The last movement on or before a day. */
export interface MovementInEffect {
  readonly kind: MovementKind;
  readonly exitReason: ExitReason | null;
}

/** A minor counted on at least one of two days, both as known at one instant, whose presence or region differs. */
export interface MovedMinor {
  readonly minorId: number;
  readonly simCode: string;
  /** Region on the first day; null: not counted. */
  readonly regionBefore: string | null;
  readonly regionAfter: string | null;
  readonly reportedOn: CalendarDate;
  readonly adultOn: CalendarDate;
  readonly birthDateQuality: BirthDateQuality;
  readonly bornNewYear: boolean;
  readonly inEffectBefore: MovementInEffect | null;
  /** On the second day, or on the eve of the 18th birthday where that comes first. */
  readonly inEffectAtEnd: MovementInEffect | null;
}

/** How a minor came into the stock after the day `first`. */
export function inflowOf(minor: MovedMinor, first: CalendarDate): Inflow {
  if (minor.reportedOn > first || minor.inEffectBefore === null) return 'entered';
  return minor.inEffectBefore.kind === 'exit' ? 'readmitted' : 'found_again';
}

/** How a minor went out of the stock: by what ended its last presence. */
export function outflowOf(minor: MovedMinor): Outflow {
  if (minor.inEffectAtEnd?.kind === 'absconding') return 'absconded';
  if (minor.inEffectAtEnd?.kind === 'exit') return 'left';
  if (minor.birthDateQuality === 'documented') return 'of_age_documented';
  return minor.birthDateQuality === 'presumed' && minor.bornNewYear ? 'of_age_presumed_new_year' : 'of_age_other';
}

/** `before + Σ inflows + movedIn − Σ outflows − movedOut = after`; nationally nothing moves in or out. */
export interface BalanceRow {
  /** Region; null: Italy. */
  readonly region: string | null;
  readonly before: number;
  readonly inflows: Readonly<Record<Inflow, number>>;
  readonly outflows: Readonly<Record<Outflow, number>>;
  readonly movedIn: number;
  readonly movedOut: number;
  readonly after: number;
}

export interface Balance {
  readonly national: BalanceRow;
  readonly regions: readonly BalanceRow[];
  /** Exits by reason, nationally. */
  readonly exits: readonly { readonly reason: ExitReason; readonly minors: number }[];
}

interface Flows {
  inflows: Record<Inflow, number>;
  outflows: Record<Outflow, number>;
  movedIn: number;
  movedOut: number;
}

const noFlows = (): Flows => ({
  inflows: { entered: 0, found_again: 0, readmitted: 0 },
  outflows: { of_age_documented: 0, of_age_presumed_new_year: 0, of_age_other: 0, absconded: 0, left: 0 },
  movedIn: 0,
  movedOut: 0,
});

/**
 * The demographic balance of the time after the day `first`, up to the second day.
 * @param before stock of the first day by region; regions without minors may be missing
 * @param moved every minor whose presence or region differs, and no other
 * @throws RangeError when it does not close to the unit
 */
export function demographicBalance(
  first: CalendarDate,
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
  moved: readonly MovedMinor[],
): Balance {
  const national = noFlows();
  const byRegion = new Map<string, Flows>();
  const exits = new Map<ExitReason, number>();
  const of = (region: string): Flows => {
    const flows = byRegion.get(region) ?? noFlows();
    byRegion.set(region, flows);
    return flows;
  };
  for (const minor of moved) {
    if (minor.regionBefore !== null && minor.regionAfter !== null) {
      of(minor.regionBefore).movedOut += 1;
      of(minor.regionAfter).movedIn += 1;
    } else if (minor.regionAfter !== null) {
      const flow = inflowOf(minor, first);
      for (const flows of [national, of(minor.regionAfter)]) flows.inflows[flow] += 1;
    } else if (minor.regionBefore !== null) {
      const flow = outflowOf(minor);
      for (const flows of [national, of(minor.regionBefore)]) flows.outflows[flow] += 1;
      const reason = flow === 'left' ? minor.inEffectAtEnd?.exitReason : null;
      if (reason) exits.set(reason, (exits.get(reason) ?? 0) + 1);
    }
  }
  const total = (stock: Readonly<Record<string, number>>): number =>
    Object.values(stock).reduce((sum, minors) => sum + minors, 0);
  const codes = [...new Set([...Object.keys(before), ...Object.keys(after), ...byRegion.keys()])].sort();
  return {
    national: closed(null, total(before), national, total(after)),
    regions: codes.map((code) => closed(code, before[code] ?? 0, byRegion.get(code) ?? noFlows(), after[code] ?? 0)),
    exits: [...exits].map(([reason, minors]) => ({ reason, minors })).sort((a, b) => b.minors - a.minors),
  };
}

function closed(region: string | null, before: number, flows: Flows, after: number): BalanceRow {
  const sum = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((all, one) => all + one, 0);
  if (before + sum(flows.inflows) + flows.movedIn - sum(flows.outflows) - flows.movedOut !== after)
    throw new RangeError(`The balance of ${region ?? 'Italy'} does not close`);
  return { region, before, ...flows, after };
}
