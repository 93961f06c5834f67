import type { OpenTable } from './open-table.js';

/** A release as anyone may read it. */
export interface OpenRelease {
  /** `2026-10` */
  readonly month: string;
  readonly revision: number;
  /** Day of the census. */
  readonly on: string;
  /** Why it was revised; null for the first. */
  readonly reason: string | null;
  /** Instants, ISO, UTC. */
  readonly knownAt: string;
  readonly publishedAt: string;
  /** Later revision of the same month; null: this one is current. */
  readonly supersededBy: number | null;
  readonly total: number;
}

export interface OpenReleaseTables extends OpenRelease {
  readonly tables: readonly OpenTable[];
}

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
export const PUBLISHER =
  'Ministero del Lavoro e delle Politiche Sociali – Direzione Generale delle politiche migratorie e per l’inserimento sociale e lavorativo dei migranti';
