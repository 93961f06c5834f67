export { FacilitiesService } from './facilities.service.js';
export type { FacilityDetail, FacilityForStay } from './facility.js';
export { OrganisationsModule } from './organisations.module.js';
