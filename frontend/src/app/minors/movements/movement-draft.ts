import type {
  ExitReason,
  MovementCreationDto,
  MovementDto,
  MovementKind,
  MovementPlaceDto,
  PlaceKind,
} from '../../../api/models';

/** The movement as the form holds it: text everywhere, empty where not asked. */
export interface MovementDraft {
  readonly onDate: string;
  readonly placeKind: PlaceKind;
  readonly facilityCode: string;
  readonly municipalityCode: string;
  readonly exitReason: ExitReason | '';
  readonly note: string;
}

export const MOVEMENT_KINDS: readonly MovementKind[] = ['placement', 'transfer', 'absconding', 'found_again', 'exit'];
export const PLACE_KINDS: readonly PlaceKind[] = ['facility', 'foster_family', 'private'];
export const EXIT_REASONS: readonly ExitReason[] = [
  'family_reunification',
  'dublin_transfer',
  'relocation',
  'assisted_voluntary_return',
  'returned_to_parent',
  'found_adult',
  'death',
  'other',
];

/** Whether the movement leads to a place: after it the minor lives somewhere that must be said. */
export function hasPlace(kind: MovementKind): boolean {
  return kind === 'placement' || kind === 'transfer' || kind === 'found_again';
}

/** What is sent: only the fields that this kind of movement has. */
export function creationOf(kind: MovementKind, draft: MovementDraft): MovementCreationDto {
  return {
    kind,
    onDate: draft.onDate,
    ...(hasPlace(kind) ? { place: placeOf(draft) } : {}),
    ...(kind === 'exit' && draft.exitReason ? { exitReason: draft.exitReason } : {}),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
  };
}

function placeOf({ placeKind, facilityCode, municipalityCode }: MovementDraft): MovementPlaceDto {
  return placeKind === 'facility' ? { kind: placeKind, facilityCode } : { kind: placeKind, municipalityCode };
}

/** The form filled with a movement that is to be corrected. */
export function draftOf(movement: MovementDto): MovementDraft {
  return {
    onDate: movement.onDate,
    placeKind: movement.place?.kind ?? 'facility',
    facilityCode: movement.place?.facilityCode ?? '',
    municipalityCode: movement.place?.kind === 'facility' ? '' : (movement.place?.municipalityCode ?? ''),
    exitReason: movement.exitReason ?? '',
    note: movement.note ?? '',
  };
}

/** The fields of the form as the server names them in its errors: each is shown beside its input. */
export const MOVEMENT_FIELDS = [
  'onDate',
  'place.kind',
  'place.facilityCode',
  'place.municipalityCode',
  'exitReason',
  'note',
];
