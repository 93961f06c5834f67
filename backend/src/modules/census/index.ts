export type { CountedDay } from './census.repository.js';
export { CensusModule } from './census.module.js';
export { CensusService } from './census.service.js';
