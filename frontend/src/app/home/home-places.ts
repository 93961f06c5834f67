import type { HomeDto, HomePlaceDto, HomePlaceLevel } from '../../api/models';
import type { Address } from './home-queues';

const FILTERS: Readonly<Record<HomePlaceLevel, 'facility' | 'municipality' | 'region'>> = {
  facility: 'facility',
  households: 'municipality',
  municipality: 'municipality',
  region: 'region',
};

/** The list of who is present in a place. */
export const placeAddress = ({ level, code }: HomePlaceDto): Address => ({
  path: '/minors',
  query: { [FILTERS[level]]: code, present: 'true', ...(level === 'households' ? { household: 'true' } : {}) },
});

/** The list of who is present in the whole scope: a municipality also sees those in its charge who live elsewhere, and they are counted there. */
export const presentAddress = ({ municipality }: Pick<HomeDto, 'municipality'>): Address => ({
  path: '/minors',
  query: { present: 'true', ...(municipality === null ? {} : { municipality }) },
});

/** The page of a place: a facility has its board, the others their list. */
export const pageOf = (place: HomePlaceDto): Address =>
  place.level === 'facility' ? { path: `/facilities/${place.code}`, query: {} } : placeAddress(place);

/** Free places, or how many are too many; null where no places are declared. */
export type Room =
  { readonly kind: 'free' | 'over'; readonly count: number } | { readonly kind: 'full' | 'unknown'; readonly count: 0 };

export function roomOf({ places, presentInFacilities }: HomePlaceDto): Room {
  if (places === null) return { kind: 'unknown', count: 0 };
  const free = places - presentInFacilities;
  if (free === 0) return { kind: 'full', count: 0 };
  return free > 0 ? { kind: 'free', count: free } : { kind: 'over', count: -free };
}
