import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { DataSource } from 'typeorm';
import { AuditSeal } from './audit/audit-seal.js';
import { AuditTrail } from './audit/audit-trail.js';
import { AccessGuard } from './auth/access.guard.js';
import { LocalStrategy } from './auth/local.strategy.js';
import { SessionController } from './auth/session.controller.js';
import { SessionRepository } from './auth/session.repository.js';
import { SessionService } from './auth/session.service.js';
import { Clock } from './clock.js';
import { type Config, roleUrl } from './config/config.js';
import { CONFIG } from './config/config.token.js';
import { DataSourceShutdown } from './database/data-source-shutdown.js';
import { createDataSource } from './database/data-source.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { FileStore } from './files/file-store.js';
import { CurrentRequest } from './http/current-request.js';
import { Idempotency } from './http/idempotency.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RouteList } from './http/route-list.js';
import { StatusController } from './http/status.controller.js';
import { UnitOfWorkInterceptor } from './http/unit-of-work.interceptor.js';
import { createValidationPipe } from './http/validation.pipe.js';
import { MailPort } from './mail/mail-port.js';
import { MAIL_TRANSPORTS, type MailTransports } from './mail/mail-transport.js';
import { SmtpTransport } from './mail/smtp-transport.js';
import { JobHandlers } from './queue/job-handlers.js';
import { JobQueue } from './queue/job-queue.js';
import { JobRuns } from './queue/job-runs.js';
import { JobRunsRepository } from './queue/job-runs.repository.js';
import { JobWorker } from './queue/job-worker.js';
import { MaintenanceJobs } from './queue/maintenance.jobs.js';
import { postgresQueue, QUEUE_BACKEND, redisQueue } from './queue/queue-backend.js';
import { UserFacingError } from './user-facing-error.js';

export interface PlatformOptions {
  readonly config: Config;
  /** Administrator's address of SIM's database, from which the application's own are derived; null: they are in the configuration. */
  readonly adminUrl: string | null;
}

const SHARED = [
  AuditSeal,
  AuditTrail,
  Clock,
  CurrentRequest,
  FileStore,
  Idempotency,
  JobHandlers,
  JobQueue,
  JobRuns,
  JobWorker,
  MailPort,
  RouteList,
  SessionService,
  UnitOfWork,
];

function ownUrl(configured: string | null, adminUrl: string | null, role: 'sim_app' | 'sim_queue'): string {
  if (configured !== null) return configured;
  if (adminUrl !== null) return roleUrl(adminUrl, role);
  throw new UserFacingError(`Without DATABASE_URL the address of the role ${role} must be given.`);
}

/** The technical floor under all features; it knows none of them. */
@Global()
@Module({})
export class PlatformModule {
  static with({ config, adminUrl }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, PassportModule],
      controllers: [SessionController, StatusController],
      providers: [
        ...SHARED,
        { provide: CONFIG, useValue: config },
        {
          provide: DataSource,
          useFactory: () =>
            createDataSource(ownUrl(config.appDatabaseUrl, adminUrl, 'sim_app'), config.databasePool).initialize(),
        },
        {
          provide: QUEUE_BACKEND,
          useFactory: () =>
            config.redisUrl === null
              ? postgresQueue(ownUrl(config.queueDatabaseUrl, adminUrl, 'sim_queue'))
              : redisQueue(config.redisUrl),
        },
        {
          provide: MAIL_TRANSPORTS,
          useFactory: (): MailTransports => ({
            email: config.mail === null ? null : new SmtpTransport(config.mail),
            pec: config.pec === null ? null : new SmtpTransport(config.pec),
          }),
        },
        DataSourceShutdown,
        JobRunsRepository,
        LocalStrategy,
        MaintenanceJobs,
        SessionRepository,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: UnitOfWorkInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: createValidationPipe },
      ],
      exports: [...SHARED, CONFIG, DataSource, MAIL_TRANSPORTS],
    };
  }
}
