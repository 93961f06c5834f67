import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { DomainProblem } from '../../domain/problem.js';

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;
/** Reports that one address may send without signing in, for each refused sign-in that it may have. */
const REPORTS_SHARE = 6;
/** Verifications for each refused sign-in that an address may have. */
const VERIFICATIONS_SHARE = 2;

/**
 * Refused attempts to sign in or to use a link, by address: beside the lock of a name, against who tries many names.
 * Successes do not count, so that a whole town hall behind one address can work. Counted by each process for itself.
 */
export const signInLimit = (attempts: number): RequestHandler => limit(QUARTER_MS, attempts, true);

/** Reports sent without a session, by address. */
export const reportLimit = (attempts: number): RequestHandler =>
  limit(HOUR_MS, Math.max(1, Math.floor(attempts / REPORTS_SHARE)), false);

/** Verifications of documents, by address: an office that checks its post is not stopped, a program that guesses is. */
export const verificationLimit = (attempts: number): RequestHandler =>
  limit(QUARTER_MS, attempts * VERIFICATIONS_SHARE, false);

function limit(windowMs: number, attempts: number, refusedOnly: boolean): RequestHandler {
  return rateLimit({
    windowMs,
    limit: attempts,
    skipSuccessfulRequests: refusedOnly,
    skip: ({ method }) => method !== 'POST',
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request: Request, _response: Response, next: NextFunction) => {
      next(new DomainProblem('too_many_requests', { facts: { retryAfterSeconds: Math.ceil(windowMs / 1000) } }));
    },
  });
}
