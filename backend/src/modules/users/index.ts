export type { NewOrganisation, NewUser } from './users.service.js';
export { UsersModule } from './users.module.js';
export { UsersService } from './users.service.js';
