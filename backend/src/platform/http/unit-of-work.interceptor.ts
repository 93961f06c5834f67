import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { SimRequest } from './request-context.js';
import { OWN_UNIT_OF_WORK } from './route-access.js';

/** Opens the request's unit of work, as its actor; the answer leaves only after the commit. */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { simActor } = context.switchToHttp().getRequest<SimRequest>();
    if (simActor === undefined || this.reflector.get<true | undefined>(OWN_UNIT_OF_WORK, context.getHandler()) === true)
      return next.handle();
    return from(this.unitOfWork.run(simActor, () => lastValueFrom(next.handle(), { defaultValue: undefined })));
  }
}
