export { FacilitiesService } from './facilities.service.js';
export type { Facility, FacilityForStay } from './facility.js';
export { OrganisationsModule } from './organisations.module.js';
