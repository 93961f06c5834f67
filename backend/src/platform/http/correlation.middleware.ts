import type { NextFunction, Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import type { SimRequest } from './request-context.js';

/** Gives each request its number: in the answer's header, in problems, in the log and in the audit. */
export function correlation(request: Request, response: Response, next: NextFunction): void {
  const id = randomUUID();
  (request as SimRequest).correlationId = id;
  response.setHeader('X-Correlation-Id', id);
  next();
}
