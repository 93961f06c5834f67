import { ConsoleLogger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import type { PlatformOptions } from '../platform/platform.module.js';
import { logLevels } from './log-levels.js';

/** The modules without HTTP: for the worker and the operator's command. */
export async function createContext(options: PlatformOptions): Promise<INestApplicationContext> {
  const context = await NestFactory.createApplicationContext(AppModule.with(options), {
    abortOnError: false,
    logger: new ConsoleLogger({ logLevels: logLevels(options.config.logLevel) }),
  });
  return context;
}
