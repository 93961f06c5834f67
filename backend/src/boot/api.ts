import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import helmet from 'helmet';
import { AppModule } from '../app.module.js';
import { reportLimit, signInLimit, verificationLimit } from '../platform/http/address-limits.js';
import { correlation } from '../platform/http/correlation.middleware.js';
import { CurrentRequest } from '../platform/http/current-request.js';
import { plainBody } from '../platform/http/plain-body.middleware.js';
import type { PlatformOptions } from '../platform/platform.module.js';
import { serveClient } from './client.js';
import { logLevels } from './log-levels.js';

/** The API and the client's files, not yet listening. */
export async function createApi(options: PlatformOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
    bufferLogs: true,
    abortOnError: false,
    logger: new ConsoleLogger({ logLevels: logLevels(options.config.logLevel) }),
  });
  app.set('trust proxy', options.config.trustedProxies);
  app.set('query parser', 'simple');
  app.setGlobalPrefix('api');
  app.use(
    helmet({
      contentSecurityPolicy: { directives: CONTENT_SECURITY },
      strictTransportSecurity: options.config.secureCookies,
    }),
  );
  app.use(compression());
  app.use(correlation);
  app.use(app.get(CurrentRequest).middleware);
  app.use(cookieParser());
  app.use('/api', noStore);
  app.use(['/api/session', '/api/invitations'], signInLimit(options.config.signInAttempts));
  app.use('/api/applicants/registrations', reportLimit(options.config.signInAttempts));
  app.use('/api/applicants/confirmations', signInLimit(options.config.signInAttempts));
  app.use('/api/accessibility-feedback', reportLimit(options.config.signInAttempts));
  app.use('/api/verification', verificationLimit(options.config.signInAttempts));
  app.useBodyParser('json', { limit: '1mb' });
  app.use('/api', plainBody);
  serveClient(app);
  return app;
}

/** Everything comes from ourselves, styles and scripts in files of their own. */
const CONTENT_SECURITY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** Records of children must not stay in a shared computer's cache. */
function noStore(
  _request: unknown,
  response: { setHeader(name: string, value: string): void },
  next: () => void,
): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
