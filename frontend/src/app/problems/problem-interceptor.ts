import type { HttpInterceptorFn } from '@angular/common/http';
import { catchError, throwError } from 'rxjs';
import { RequestProblem, problemOf } from './problem';

/** Every failed request rejects with a `RequestProblem`, so that pages know one kind of failure. */
export const problemInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((failure: unknown) => throwError(() => new RequestProblem(problemOf(failure)))));
