import { type DynamicModule, Module } from '@nestjs/common';
import { MinorsModule } from './modules/minors/index.js';
import { MovementsModule } from './modules/movements/index.js';
import { OrganisationsModule } from './modules/organisations/index.js';
import { TerritoryModule } from './modules/territory/index.js';
import { UsersModule } from './modules/users/index.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';

/** Everything, in the order in which features may know one another. The API, the worker and the operator's command all start from it. */
@Module({})
export class AppModule {
  static with(options: PlatformOptions): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(options), TerritoryModule, OrganisationsModule, UsersModule, MinorsModule, MovementsModule] };
  }
}
