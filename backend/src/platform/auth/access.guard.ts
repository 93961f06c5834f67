import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { timingSafeEqual } from 'node:crypto';
import { hasPermission } from '../../domain/permission.js';
import { DomainProblem } from '../../domain/problem.js';
import type { SimRequest } from '../http/request-context.js';
import { ROUTE_ACCESS, type RouteAccess } from '../http/route-access.js';
import { readCookie, SESSION_COOKIE } from './session-cookie.js';
import { actorOf, SessionService } from './session.service.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The first gate, on every route: who is it, did the change come from our own page, may this role use this route. Refuses what it does not know. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<RouteAccess | undefined>(ROUTE_ACCESS, context.getHandler());
    const request = context.switchToHttp().getRequest<SimRequest>();
    if (access === undefined) throw new DomainProblem('forbidden');
    if (!SAFE_METHODS.has(request.method)) refuseForeignPage(request);
    if (access.kind === 'public') return true;

    const token = readCookie(request, SESSION_COOKIE);
    const session = token === undefined ? null : await this.sessions.find(token);
    if (session === null) throw new DomainProblem('unauthenticated');
    if (!SAFE_METHODS.has(request.method) && !sameText(request.header('x-xsrf-token'), session.csrfToken)) {
      throw new DomainProblem('csrf_failed');
    }
    if (access.kind === 'permission' && !hasPermission(session.membership.role, access.permission))
      throw new DomainProblem('forbidden');
    request.simSession = session;
    // Session routes work on the session itself, in units of work of their own.
    if (access.kind === 'permission') request.simActor = actorOf(session);
    return true;
  }
}

/** Browsers say from where a request comes; another site's page may not even sign somebody in. */
function refuseForeignPage(request: SimRequest): void {
  const site = request.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new DomainProblem('csrf_failed');
}

function sameText(given: string | undefined, expected: string): boolean {
  if (given?.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
