export { MunicipalityListLoader, type ListOutcome } from './municipality-list.loader.js';
export { loadReferenceData } from './reference/load-reference-data.js';
export { TerritoryModule } from './territory.module.js';
export { TerritoryService } from './territory.service.js';
