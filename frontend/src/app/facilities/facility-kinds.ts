import type { FacilityKind } from '../../api/models';

export const FACILITY_KINDS: readonly FacilityKind[] = [
  'first_governmental',
  'temporary_prefectural',
  'first_municipal',
  'sai',
  'second_accredited',
  'adult_section',
];
