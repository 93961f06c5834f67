import { MEDIA_TYPES } from '../../platform/files/media-types.js';
import type { Download } from '../../platform/http/download.js';
import { presenceCsv } from './presence-csv.js';
import { presenceXlsx } from './presence-xlsx.js';
import type { Presence } from './presence.service.js';

export const PRESENCE_FORMATS = ['json', 'csv', 'xlsx'] as const;

export type PresenceFormat = (typeof PRESENCE_FORMATS)[number];

/** The list as a file, `SIM-presenze-F001-2026-10.xlsx`; a slash in the facility's code becomes a dash. */
export async function presenceFile(presence: Presence, format: Exclude<PresenceFormat, 'json'>): Promise<Download> {
  return {
    name: `SIM-presenze-${presence.facility.code.replaceAll('/', '-')}-${presence.month}.${format}`,
    mediaType: MEDIA_TYPES[format],
    content: format === 'csv' ? presenceCsv(presence) : await presenceXlsx(presence),
  };
}
