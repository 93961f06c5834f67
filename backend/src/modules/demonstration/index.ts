export { demonstrationUsers, type DemonstrationUser } from './generator/accounts.js';
export { demonstrationFiles } from './generator/csv.js';
export { generateDemonstration, type DemonstrationOptions, type DemonstrationRows } from './generator/generate.js';
