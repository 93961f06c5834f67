import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { DomainProblem } from '../../domain/problem.js';

/** Lets the sign-in route's handler run only when the password door has opened. */
@Injectable()
export class LocalAuthGuard extends AuthGuard('local') {
  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error instanceof Error) throw error;
    if (user === false) throw new DomainProblem('wrong_credentials');
    return user;
  }
}
