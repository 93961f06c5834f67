export { FacilitiesService } from './facilities.service.js';
export { OrganisationsModule } from './organisations.module.js';
