import type { CalendarDate } from '../../domain/calendar-date.js';
import type { FacilityKind } from '../../domain/codes.js';
import type { Period } from '../../domain/period.js';

export interface ManagingBody {
  readonly id: number;
  readonly name: string;
  readonly taxCode: string | null;
  readonly kind: string | null;
  /** Facilities that it runs today. */
  readonly facilities: number;
}

export interface ManagingBodyRecord extends ManagingBody {
  /** Key of the change that wrote this version. */
  readonly version: number;
}

/** A facility as lists show it, on one day. */
export interface Facility {
  readonly code: string;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly managingBody: { readonly id: number; readonly name: string };
  readonly municipality: { readonly istatCode: string; readonly name: string; readonly province: string };
  readonly regionCode: string;
  readonly openOn: CalendarDate;
  /** First day on which it no longer receives; null: open. */
  readonly closedOn: CalendarDate | null;
  /** Places on the day; null when none are declared for it. */
  readonly places: number | null;
  /** Minors present today; null outside the territory of who asks. */
  readonly present: number | null;
}

/** What was registered before a correction. */
export interface FormerCapacity {
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly places: number;
  /** Instant of the correction. */
  readonly correctedAt: string;
  /** Body that corrected; null: the system. */
  readonly organisation: string | null;
  readonly reason: string;
}

export interface Capacity {
  readonly id: number;
  readonly from: CalendarDate;
  /** Not counted; null: still in force. */
  readonly until: CalendarDate | null;
  readonly places: number;
  /** Latest first. */
  readonly former: readonly FormerCapacity[];
}

export interface FacilityDetail extends Facility {
  /** Key of the latest change of the facility or of its places. */
  readonly version: number;
  readonly capacities: readonly Capacity[];
  /** It stands in the municipality of who asks, or who asks is the Directorate-General. */
  readonly writable: boolean;
}

/** What a movement needs to know of the facility it leads to, on its day. */
export interface FacilityForStay {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly municipalityId: number;
  readonly regionCode: string;
  readonly prefectureCode: string;
  readonly open: Period;
  readonly capacity: number | null;
}

export interface FacilityFilter {
  readonly query?: string | undefined;
  readonly region?: string | undefined;
  /** ISTAT code. */
  readonly municipality?: string | undefined;
  readonly kind?: FacilityKind | undefined;
  /** Today. */
  readonly state?: 'open' | 'closed' | undefined;
  /** Only those open on the day. */
  readonly on?: CalendarDate | undefined;
}
