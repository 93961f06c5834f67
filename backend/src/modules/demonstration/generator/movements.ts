import { addYears, isoOf, type Day } from './day.js';
import type { InventedFacility } from './facilities.js';
import { ageAtReport, type InventedMinor } from './minors.js';
import { REGION_PLACES, type Municipality, type RegionPlaces } from './places.js';
import type { Random } from './random.js';
import type { FacilityType, MovementRow, MovementType, PlaceType } from './rows.js';

/** One step of an invented story. */
export interface InventedMovement {
  day: Day;
  type: MovementType;
  place?:
    | { type: 'STRUTTURA'; facility: InventedFacility }
    | { type: 'FAMIGLIA_AFFIDATARIA' | 'PRIVATO'; municipality: Municipality };
  exitReason?: string;
}

type Place = NonNullable<InventedMovement['place']>;

const MAJORITY = 18;
const EXIT_REASONS = [
  ['RICONGIUNGIMENTO_FAMILIARE', 30],
  ['RIAFFIDAMENTO_GENITORE', 25],
  ['TRASFERIMENTO_DUBLINO', 15],
  ['ACCERTATO_MAGGIORENNE', 14],
  ['RELOCATION', 6],
  ['RIMPATRIO_VOLONTARIO_ASSISTITO', 5],
  ['ALTRO', 5],
] as const satisfies [string, number][];

/** Tells the stories of minors in the facilities given; never past `today` nor past the eve of the 18th birthday. */
export class Storyteller {
  private readonly byRegion = new Map<string, InventedFacility[]>();

  constructor(
    private readonly random: Random,
    private readonly today: Day,
    facilities: InventedFacility[],
  ) {
    for (const facility of facilities.filter((item) => item.openUntil === null)) {
      this.byRegion.set(facility.region, [...(this.byRegion.get(facility.region) ?? []), facility]);
    }
  }

  story(minor: InventedMinor): InventedMovement[] {
    const { random } = this;
    const movements: InventedMovement[] = [];
    let day =
      minor.reported +
      random.weighted([
        [0, 70],
        [1, 22],
        [3, 8],
      ]);
    let region = random.chance(0.6) ? minor.entryPoint.region : this.anyRegion().region;
    const toFamily = random.chance(minor.origin.family);
    movements.push({
      day,
      type: 'COLLOCAMENTO',
      place: toFamily ? this.household() : this.facility(region, this.firstType(minor)),
    });
    if (!toFamily) {
      day += random.between(12, 75);
      region = random.chance(0.35) ? region : this.anyRegion().region;
      movements.push({ day, type: 'TRASFERIMENTO', place: this.facility(region, this.secondType()) });
      if (random.chance(0.15)) {
        day += random.between(60, 240);
        const place = random.chance(0.25)
          ? this.household()
          : this.facility(this.anyRegion().region, this.secondType());
        movements.push({ day, type: 'TRASFERIMENTO', place });
      }
    }
    const end = this.ending(minor, movements);
    const limit = Math.min(this.today, addYears(minor.birth, MAJORITY) - 1);
    return end.filter((movement) => movement.day <= limit).filter(movesOn);
  }

  /** A stay in one facility from a given day, for the stories that are planted. */
  stay(facility: InventedFacility, day: Day): InventedMovement {
    return { day, type: 'COLLOCAMENTO', place: { type: 'STRUTTURA', facility } };
  }

  facilityOf(region: string, type: FacilityType): InventedFacility {
    const place = this.facility(region, type);
    if (place.type !== 'STRUTTURA') throw new Error(`No facility in ${region}`);
    return place.facility;
  }

  /** An absconding or an exit may cut the story short, on a day after its first step. */
  private ending(minor: InventedMinor, movements: InventedMovement[]): InventedMovement[] {
    const { random } = this;
    const first = movements[0]?.day ?? minor.reported;
    if (random.chance(minor.origin.absconding)) {
      const gone = first + Math.ceil(60 * random.next() ** 2) + 1;
      const kept = movements.filter((movement) => movement.day < gone);
      kept.push({ day: gone, type: 'ALLONTANAMENTO' });
      if (random.chance(0.22)) {
        const region = this.anyRegion().region;
        kept.push({
          day: gone + random.between(2, 70),
          type: 'RINTRACCIO',
          place: this.facility(region, 'PRIMA_COMUNALE'),
        });
      }
      return kept;
    }
    if (random.chance(minor.origin.exit)) {
      const gone = first + random.between(20, 400);
      const kept = movements.filter((movement) => movement.day < gone);
      return [...kept, { day: gone, type: 'USCITA', exitReason: random.weighted(EXIT_REASONS) }];
    }
    return movements;
  }

  private firstType(minor: InventedMinor): FacilityType {
    const age = ageAtReport(minor);
    if (age < 14) return 'PRIMA_COMUNALE';
    if (age >= 16 && this.random.chance(0.04)) return 'SEZIONE_ADULTI';
    return this.random.weighted([
      ['PRIMA_GOVERNATIVA', 45],
      ['CAS_MINORI', 25],
      ['PRIMA_COMUNALE', 30],
    ]);
  }

  private secondType(): FacilityType {
    return this.random.weighted([
      ['SAI', 58],
      ['SECONDA_ACCREDITATA', 42],
    ]);
  }

  private anyRegion(): RegionPlaces {
    const pairs = REGION_PLACES.map((item) => [item, item.weight] as [RegionPlaces, number]);
    return this.random.weighted(pairs as [[RegionPlaces, number]]);
  }

  private household(): Place {
    const type: PlaceType = this.random.chance(0.6) ? 'FAMIGLIA_AFFIDATARIA' : 'PRIVATO';
    return { type, municipality: this.random.pick(this.anyRegion().municipalities) };
  }

  /** A facility of the kind in the region, or of the kinds that every region has. */
  private facility(region: string, type: FacilityType): Place {
    const inRegion = this.byRegion.get(region) ?? [];
    const fallback: FacilityType = type === 'SECONDA_ACCREDITATA' ? 'SAI' : 'PRIMA_COMUNALE';
    const ofKind = inRegion.filter((facility) => facility.type === type);
    const [first, ...others] = ofKind.length > 0 ? ofKind : inRegion.filter((facility) => facility.type === fallback);
    if (first === undefined) throw new Error(`No facility of kind ${type} in ${region}`);
    return { type: 'STRUTTURA', facility: this.random.pick([first, ...others]) };
  }
}

/** False for a transfer into the place where the minor already is. */
function movesOn(movement: InventedMovement, index: number, story: InventedMovement[]): boolean {
  const before = story[index - 1]?.place;
  if (movement.type !== 'TRASFERIMENTO' || before?.type !== 'STRUTTURA' || movement.place?.type !== 'STRUTTURA')
    return true;
  return before.facility !== movement.place.facility;
}

export function movementRows(movements: InventedMovement[], code: string): MovementRow[] {
  return movements.map((movement, index) => ({
    codice_minore: code,
    progressivo: String(index + 1),
    data: isoOf(movement.day),
    tipo: movement.type,
    sistemazione: movement.place?.type ?? '',
    struttura: movement.place?.type === 'STRUTTURA' ? movement.place.facility.code : '',
    comune_istat:
      movement.place !== undefined && movement.place.type !== 'STRUTTURA' ? movement.place.municipality.istat : '',
    motivo_uscita: movement.exitReason ?? '',
  }));
}
