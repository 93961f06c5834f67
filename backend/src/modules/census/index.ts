export { CensusModule } from './census.module.js';
export { CensusService } from './census.service.js';
