export { FacilitiesService } from './facilities.service.js';
export type { Facility, FacilityDetail, FacilityForStay } from './facility.js';
export { OrganisationsModule } from './organisations.module.js';
