import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { DomainProblem } from '../../domain/problem.js';
import type { SimRequest } from '../http/request-context.js';
import { LONGEST_PASSWORD, LONGEST_USERNAME } from './session.dto.js';

/** Lets the sign-in route's handler run only when the password door has opened. */
@Injectable()
export class LocalAuthGuard extends AuthGuard('local') {
  /** What cannot be a name and a password is refused before anything is looked up or recorded; passport would also take them from the address. */
  override canActivate(
    context: ExecutionContext,
  ): ReturnType<InstanceType<ReturnType<typeof AuthGuard>>['canActivate']> {
    const body: unknown = context.switchToHttp().getRequest<SimRequest>().body;
    if (!areCredentials(body)) throw new DomainProblem('wrong_credentials');
    return super.canActivate(context);
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error instanceof Error) throw error;
    if (user === false) throw new DomainProblem('wrong_credentials');
    return user;
  }
}

function areCredentials(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('username' in body) || !('password' in body)) return false;
  return isText(body.username, LONGEST_USERNAME) && isText(body.password, LONGEST_PASSWORD);
}

const isText = (value: unknown, longest: number): boolean =>
  typeof value === 'string' && value.length > 0 && value.length <= longest;
