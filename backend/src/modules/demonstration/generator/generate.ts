import { addYears, dayOf, type Day } from './day.js';
import { facilityRow, inventFacilities, type InventedFacility } from './facilities.js';
import { inventMinor, minorRow } from './minors.js';
import { movementRows, Storyteller } from './movements.js';
import { Planter, type Story } from './planted.js';
import { seededRandom } from './random.js';
import type { FacilityRow, MinorRow, MovementRow } from './rows.js';

/** Rows of the three exchange files, ready for the importer. */
export interface DemonstrationRows {
  facilities: FacilityRow[];
  minors: MinorRow[];
  movements: MovementRow[];
}

export interface DemonstrationOptions {
  seed: number;
  /** `YYYY-MM-DD`: the stories end here, and begin three years before. */
  today: string;
  /** How many minors, planted ones included; at least 100. */
  minors?: number;
}

const MINORS = 2000;
const MAJORITY = 18;
const SIBLING_GROUPS = 12;
const CROWD = 9;
/** Places that the crowded facility lacks today. */
const MISSING_PLACES = 4;

/** The demonstration: everybody and everything in it is invented. Pure: the same options give the same rows. */
export function generateDemonstration({
  seed,
  today: isoToday,
  minors = MINORS,
}: DemonstrationOptions): DemonstrationRows {
  const random = seededRandom(seed);
  const today = dayOf(isoToday);
  const facilities = inventFacilities(random, today);
  const teller = new Storyteller(random, today, facilities);
  const planter = new Planter(random, today, teller);
  const crowded = teller.facilityOf('ITF6', 'CAS_MINORI');
  const stories: Story[] = [
    ...planter.inEveryRegion(),
    ...planter.onTheEdge(),
    ...planter.ofTheseDays(),
    ...planter.siblings(SIBLING_GROUPS),
    ...planter.crowd(crowded, CROWD),
  ];
  while (stories.length < minors) {
    const minor = inventMinor(random, today);
    stories.push({ minor, movements: teller.story(minor) });
  }
  stories.sort((one, other) => one.minor.reported - other.minor.reported);
  const movementsOf = stories.map((story) => story.movements);
  return {
    facilities: facilities.map((facility) => facilityRow(facility, places(facility, crowded, stories, today))),
    minors: stories.map((story, index) => minorRow(story.minor, codeOf(index))),
    movements: movementsOf.flatMap((movements, index) => movementRows(movements, codeOf(index))),
  };
}

function codeOf(index: number): string {
  return `D${String(index + 1).padStart(5, '0')}`;
}

/** Places that were enough for the fullest day, with some to spare; the crowded facility has fewer than the minors in it today. */
function places(facility: InventedFacility, crowded: InventedFacility, stories: Story[], today: Day): number {
  const changes = new Map<Day, number>();
  const change = (day: Day, by: number): void => void changes.set(day, (changes.get(day) ?? 0) + by);
  for (const { minor, movements } of stories) {
    movements.forEach((movement, index) => {
      if (movement.place?.type !== 'STRUTTURA' || movement.place.facility !== facility) return;
      change(movement.day, 1);
      change(Math.min(movements[index + 1]?.day ?? Infinity, addYears(minor.birth, MAJORITY)), -1);
    });
  }
  let present = 0;
  let most = 0;
  let now = 0;
  for (const [day, by] of [...changes].sort(([one], [other]) => one - other)) {
    present += by;
    most = Math.max(most, present);
    if (day <= today) now = present;
  }
  if (facility === crowded) return Math.max(1, now - MISSING_PLACES);
  return Math.max(8, Math.ceil((most * 1.1) / 4) * 4);
}
