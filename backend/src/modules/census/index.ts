export { CensusModule } from './census.module.js';
export type { CountedDay } from './census.repository.js';
export { CensusService } from './census.service.js';
