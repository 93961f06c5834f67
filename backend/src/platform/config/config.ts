import { bool, cleanEnv, num, port, str } from 'envalid';
import { createHmac } from 'node:crypto';
import { resolve } from 'node:path';
import { UserFacingError } from '../user-facing-error.js';
import { projectRoot } from './project-root.js';

/**
 * Everything that may be set from outside, in one place: the only reader of `process.env`.
 * Each variable has a default that works, or the boot stops with a sentence.
 */
export interface Config {
  readonly port: number;
  /** Folder of the embedded PostgreSQL and of produced files. */
  readonly dataDir: string;
  /** Administrator's address of an outside PostgreSQL; null: the embedded one. */
  readonly databaseUrl: string | null;
  /**
   * Addresses of SIM's own roles `sim_app` and `sim_queue`, with passwords of their own. Where they are given, a process needs no administrator's
   * address, unless it migrates; null: derived from the administrator's.
   */
  readonly appDatabaseUrl: string | null;
  readonly queueDatabaseUrl: string | null;
  /** Largest number of connections of one process. */
  readonly databasePool: number;
  /** Redis for the queues instead of PostgreSQL; null: PostgreSQL. */
  readonly redisUrl: string | null;
  /** Cookies are sent over TLS only. Off for a demonstration on one's own machine. */
  readonly secureCookies: boolean;
  /** Reverse proxies in front whose forwarded headers are believed. */
  readonly trustedProxies: number;
  /** Refused sign-ins from one address in a quarter of an hour, beyond which the address waits. */
  readonly signInAttempts: number;
  readonly logLevel: string;
  /** Largest file that may be attached to a record, in bytes. */
  readonly attachmentMaxBytes: number;
  /** Address under which people open SIM, without a slash at its end: links in letters begin with it. */
  readonly publicUrl: string;
  /** Server for e-mail; null: letters wait in the outbox. */
  readonly mail: MailAccount | null;
  /** Mailbox of certified e-mail (PEC) of the body that runs SIM; null: letters wait in the outbox. */
  readonly pec: MailAccount | null;
}

/** An SMTP server and the address it sends from. */
export interface MailAccount {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. Never to be printed. */
  readonly url: string;
  readonly from: string;
}

export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const env = cleanEnv(
    environment,
    {
      PORT: port({ default: 3000, desc: 'Port of the whole system' }),
      SIM_DATA_DIR: str({ default: '.sim-data', desc: 'Folder of the embedded database and of produced files' }),
      DATABASE_URL: str({ default: '', desc: 'Administrator address of an outside PostgreSQL 18' }),
      APP_DATABASE_URL: str({ default: '', desc: 'Address of that PostgreSQL as sim_app' }),
      QUEUE_DATABASE_URL: str({ default: '', desc: 'Address of that PostgreSQL as sim_queue' }),
      DATABASE_POOL: num({ default: 10, desc: 'Connections of one process' }),
      REDIS_URL: str({ default: '', desc: 'Redis for the queues' }),
      SECURE_COOKIES: bool({ default: false, desc: 'Send cookies over TLS only' }),
      TRUSTED_PROXIES: num({ default: 0, desc: 'Reverse proxies in front' }),
      SIGN_IN_ATTEMPTS: num({ default: 60, desc: 'Refused sign-ins from one address in a quarter of an hour' }),
      PUBLIC_URL: str({ default: '', desc: 'Address under which people open SIM' }),
      SMTP_URL: str({
        default: '',
        desc: 'Server for e-mail: smtp://user:password@host:port, smtps:// for TLS at once',
      }),
      MAIL_FROM: str({ default: '', desc: 'Address that e-mail comes from' }),
      PEC_SMTP_URL: str({ default: '', desc: 'Server of the PEC mailbox: smtps://user:password@host:465' }),
      PEC_FROM: str({ default: '', desc: 'Address of the PEC mailbox' }),
      ATTACHMENT_MAX_MB: num({ default: 20, desc: 'Largest file attached to a record, in MB' }),
      LOG_LEVEL: str({ default: 'info', choices: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] }),
    },
    {
      reporter: ({ errors }) => {
        const names = Object.entries(errors).map(([name, error]) => `${name}: ${error.message}`);
        if (names.length > 0) throw new UserFacingError(`The configuration cannot be used. ${names.join('; ')}`);
      },
    },
  );
  return {
    port: env.PORT,
    dataDir: resolve(projectRoot, env.SIM_DATA_DIR),
    databaseUrl: env.DATABASE_URL === '' ? null : env.DATABASE_URL,
    appDatabaseUrl: roleAddress('APP_DATABASE_URL', env.APP_DATABASE_URL, 'sim_app'),
    queueDatabaseUrl: roleAddress('QUEUE_DATABASE_URL', env.QUEUE_DATABASE_URL, 'sim_queue'),
    databasePool: env.DATABASE_POOL,
    redisUrl: env.REDIS_URL === '' ? null : env.REDIS_URL,
    secureCookies: env.SECURE_COOKIES,
    trustedProxies: env.TRUSTED_PROXIES,
    signInAttempts: env.SIGN_IN_ATTEMPTS,
    logLevel: env.LOG_LEVEL,
    attachmentMaxBytes: env.ATTACHMENT_MAX_MB * 1_000_000,
    publicUrl: webAddress(env.PUBLIC_URL, `http://localhost:${String(env.PORT)}`),
    mail: mailAccount(['SMTP_URL', env.SMTP_URL], ['MAIL_FROM', env.MAIL_FROM]),
    pec: mailAccount(['PEC_SMTP_URL', env.PEC_SMTP_URL], ['PEC_FROM', env.PEC_FROM]),
  };
}

function webAddress(given: string, otherwise: string): string {
  const address = given === '' ? otherwise : given;
  if (!/^https?:\/\/[^\s?#]+$/.test(address)) throw new UserFacingError('PUBLIC_URL must be an address of the web.');
  return address.replace(/\/+$/, '');
}

type Variable = readonly [name: string, value: string];

function mailAccount([urlName, url]: Variable, [fromName, from]: Variable): MailAccount | null {
  if (url === '') return null;
  if (!URL.canParse(url) || !['smtp:', 'smtps:'].includes(new URL(url).protocol)) {
    throw new UserFacingError(`${urlName} must be an address like smtp://user:password@host:port.`);
  }
  if (!/^[^@\s<>]+@[^@\s<>]+$/.test(from)) {
    throw new UserFacingError(`With ${urlName} an e-mail address must be given in ${fromName}.`);
  }
  return { url, from };
}

/** @throws UserFacingError when the address is another role's: the administrator's would give the application every right */
function roleAddress(name: string, url: string, role: 'sim_app' | 'sim_queue'): string | null {
  if (url === '') return null;
  if (!URL.canParse(url) || new URL(url).username !== role || new URL(url).password === '') {
    throw new UserFacingError(`${name} must be an address of the role ${role}, with its password.`);
  }
  return url;
}

/** The address for one of SIM's own login roles, derived from the administrator's: every process derives the same password, none stores it. */
export function roleUrl(adminUrl: string, role: 'sim_owner' | 'sim_app' | 'sim_queue'): string {
  const url = new URL(adminUrl);
  url.password = rolePassword(adminUrl, role);
  url.username = role;
  return url.href;
}

export function rolePassword(adminUrl: string, role: string): string {
  return createHmac('sha256', `sim:${decodeURIComponent(new URL(adminUrl).password)}`)
    .update(role)
    .digest('base64url');
}
