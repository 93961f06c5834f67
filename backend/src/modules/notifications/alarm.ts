import type { Role } from '../../domain/codes.js';

/** Who is told when something of the system's own work goes wrong. */
export const ALARMED_ROLES = ['dg_administrator', 'dg_analyst'] as const satisfies readonly Role[];
