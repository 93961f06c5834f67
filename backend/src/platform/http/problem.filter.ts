import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { DomainProblem } from '../../domain/problem.js';
import { sqlState } from '../database/unit-of-work.js';
import type { SimRequest } from './request-context.js';

/** Turns every refusal into `application/problem+json`; what nobody foresaw is logged and shown as a number to quote. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<SimRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = asProblem(error);
    if (problem.status >= 500)
      this.logger.error({ err: error, correlationId: request.correlationId }, 'Unforeseen error');
    if (response.headersSent) {
      // A stream broke half-way: cutting the connection is the only honest sign.
      response.destroy();
      return;
    }
    const retryAfter = problem.facts.retryAfterSeconds;
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `urn:sim:problem:${problem.code}`,
          title: problem.code,
          status: problem.status,
          code: problem.code,
          detail: problem.detail,
          correlationId: request.correlationId,
          errors: problem.errors,
          ...(problem.openSteps === undefined ? {} : { openSteps: problem.openSteps }),
          ...(Object.keys(problem.facts).length === 0 ? {} : { facts: problem.facts }),
        }),
      );
  }
}

function asProblem(error: unknown): DomainProblem {
  if (error instanceof DomainProblem) return error;
  if (error instanceof HttpException) return fromHttp(error);
  switch (sqlState(error)) {
    case '23P01':
      return new DomainProblem('movement_overlap');
    case '40001':
    case '40P01':
      return new DomainProblem('stale_version');
    // Text that PostgreSQL cannot hold (a zero byte, half a surrogate pair) can only come from the request.
    case '22021':
    case '22P05':
      return new DomainProblem('malformed_request');
    default:
      return fromBodyParser(error) ?? new DomainProblem('internal_error');
  }
}

function fromHttp(error: HttpException): DomainProblem {
  const status = error.getStatus();
  if (status === 404) return new DomainProblem('not_found');
  if (status === 413) return new DomainProblem('payload_too_large');
  if (status === 415) return new DomainProblem('unsupported_media');
  if (status === 401) return new DomainProblem('unauthenticated');
  if (status >= 400 && status < 500) return new DomainProblem('malformed_request', { detail: error.message });
  return new DomainProblem('internal_error');
}

function fromBodyParser(error: unknown): DomainProblem | null {
  if (typeof error !== 'object' || error === null || !('type' in error)) return null;
  if (error.type === 'entity.too.large') return new DomainProblem('payload_too_large');
  return error.type === 'entity.parse.failed' ? new DomainProblem('malformed_request') : null;
}
