export type { ListProblem } from './municipality-list.js';
export { MunicipalityListLoader, type ListOutcome } from './municipality-list.loader.js';
export { loadReferenceData } from './reference/load-reference-data.js';
export { TerritoryModule } from './territory.module.js';
export type { Municipality } from './territory.repository.js';
export { TerritoryService } from './territory.service.js';
