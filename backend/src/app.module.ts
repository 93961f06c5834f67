import { type DynamicModule, Module } from '@nestjs/common';
import { UsersModule } from './modules/users/index.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';

/** Everything, in the order in which features may know one another. The API, the worker and the operator's command all start from it. */
@Module({})
export class AppModule {
  static with(options: PlatformOptions): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(options), UsersModule] };
  }
}
