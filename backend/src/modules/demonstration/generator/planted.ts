import { addYears, notOnLeapDay, type Day } from './day.js';
import type { InventedFacility } from './facilities.js';
import { inventPerson, type InventedMinor } from './minors.js';
import { Storyteller, type InventedMovement } from './movements.js';
import { ORIGINS, reportingBodies, type Origin } from './origins.js';
import { ENTRY_POINTS, REGION_PLACES } from './places.js';
import type { Random } from './random.js';
import type { EntryModeCode } from './rows.js';

export interface Story {
  minor: InventedMinor;
  movements: InventedMovement[];
}

/** Minors planted so that every rule has somebody to meet, whatever the seed. */
export class Planter {
  constructor(
    private readonly random: Random,
    private readonly today: Day,
    private readonly teller: Storyteller,
  ) {}

  /** One minor present in each region, 15 years old. */
  inEveryRegion(): Story[] {
    return REGION_PLACES.map(({ region }) => {
      const reported = this.today - this.random.between(40, 160);
      const minor = this.minor('EGY', 'SBARCO', reported, addYears(reported, -15) - this.random.between(1, 200));
      return { minor, movements: [this.teller.stay(this.teller.facilityOf(region, 'SAI'), reported + 1)] };
    });
  }

  /** Birthdays of 18 yesterday, today, tomorrow and in a week; a 14th birthday on the day of a stay in a temporary facility. */
  onTheEdge(): Story[] {
    const { today } = this;
    const eighteen = [-1, 0, 1, 7].map((days) => {
      const minor = this.minor('GMB', 'SBARCO', today - 120, addYears(today + days, -18));
      return { minor, movements: [this.teller.stay(this.teller.facilityOf('ITG1', 'SAI'), today - 118)] };
    });
    const fourteen = this.minor('TUN', 'SBARCO', today - 20, addYears(today - 20, -14));
    return [
      ...eighteen,
      { minor: fourteen, movements: [this.teller.stay(this.teller.facilityOf('ITG1', 'CAS_MINORI'), today - 20)] },
    ];
  }

  /** Stays longer than their kind allows, and the steps of these very days. */
  ofTheseDays(): Story[] {
    const { today, teller } = this;
    const born = (age: number): Day => addYears(today, -age) - this.random.between(30, 300);
    const tooLong = [
      { type: 'PRIMA_GOVERNATIVA' as const, days: 80 },
      { type: 'SEZIONE_ADULTI' as const, days: 130 },
    ].map(({ type, days }) => {
      const birth = addYears(today - days, -16) - this.random.between(30, 300);
      const minor = this.minor('BGD', 'SBARCO', today - days, birth);
      return { minor, movements: [teller.stay(teller.facilityOf('ITG1', type), today - days)] };
    });
    const reportedToday = this.minor('EGY', 'SBARCO', today, born(16));
    const placedToday = this.minor('SOM', 'SBARCO', today - 1, born(16));
    const goneToday = this.minor('AFG', 'FRONTIERA_TERRESTRE', today - 9, born(16));
    const foundToday = this.minor('PAK', 'FRONTIERA_TERRESTRE', today - 40, born(16));
    const shelter = teller.facilityOf('ITH4', 'PRIMA_COMUNALE');
    return [
      ...tooLong,
      { minor: reportedToday, movements: [] },
      { minor: placedToday, movements: [teller.stay(shelter, today)] },
      { minor: goneToday, movements: [teller.stay(shelter, today - 9), { day: today, type: 'ALLONTANAMENTO' }] },
      {
        minor: foundToday,
        movements: [
          teller.stay(shelter, today - 39),
          { day: today - 30, type: 'ALLONTANAMENTO' },
          { day: today, type: 'RINTRACCIO', place: { type: 'STRUTTURA', facility: shelter } },
        ],
      },
    ];
  }

  /** Brothers and sisters: one surname, one entry, one facility; a pair of twins among them. */
  siblings(groups: number): Story[] {
    const stories: Story[] = [];
    for (let group = 0; group < groups; group += 1) {
      const citizenship = this.random.pick(['SYR', 'UKR', 'AFG', 'CIV'] as const);
      const mode: EntryModeCode = citizenship === 'UKR' ? 'EVACUAZIONE' : 'FRONTIERA_TERRESTRE';
      const reported = this.today - this.random.between(30, 700);
      const eldest = this.minor(citizenship, mode, reported, addYears(reported, -13) - this.random.between(10, 300));
      const size = this.random.between(2, 3);
      const facility = this.teller.facilityOf(
        this.random.pick(['ITC4', 'ITH5', 'ITI1', 'ITG1'] as const),
        'PRIMA_COMUNALE',
      );
      for (let index = 0; index < size; index += 1) {
        const birth = group === 0 ? eldest.birth : addYears(eldest.birth, index * 2) + index * 37;
        const minor = index === 0 ? eldest : { ...this.sibling(eldest), birth: notOnLeapDay(birth) };
        stories.push({ minor, movements: [this.teller.stay(facility, reported + 1)] });
      }
    }
    return stories;
  }

  /** Fills a facility over its places: `count` minors of 16 present today. */
  crowd(facility: InventedFacility, count: number): Story[] {
    return Array.from({ length: count }, () => {
      const reported = this.today - this.random.between(3, 30);
      const minor = this.minor('GIN', 'SBARCO', reported, addYears(reported, -16) - this.random.between(1, 250));
      return { minor, movements: [this.teller.stay(facility, reported)] };
    });
  }

  private minor(citizenship: string, mode: EntryModeCode, reported: Day, birth: Day): InventedMinor {
    const person = inventPerson(this.random, originOf(citizenship), reported);
    const [[entryPoint]] = ENTRY_POINTS[mode];
    const reportedBy = this.random.weighted(reportingBodies(mode));
    return {
      ...person,
      birth: notOnLeapDay(birth),
      birthQuality: 'DICHIARATA',
      entry: reported,
      mode,
      entryPoint,
      reported,
      reportedBy,
    };
  }

  private sibling(eldest: InventedMinor): InventedMinor {
    const person = inventPerson(this.random, eldest.origin, eldest.reported);
    return { ...eldest, givenName: person.givenName, sex: person.sex };
  }
}

function originOf(citizenship: string): Origin {
  return ORIGINS.find((origin) => origin.citizenship === citizenship) ?? ORIGINS[0];
}
