import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { catchError, from, mergeMap, throwError } from 'rxjs';
import { RequestProblem, problemOf } from './problem';

/** Every failed request rejects with a `RequestProblem`, so that pages know one kind of failure. */
export const problemInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(
    catchError((failure: unknown) =>
      from(readable(failure)).pipe(mergeMap((read) => throwError(() => new RequestProblem(problemOf(read))))),
    ),
  );

/** Where a file was asked for, the problem comes as the content of one. */
async function readable(failure: unknown): Promise<unknown> {
  if (!(failure instanceof HttpErrorResponse) || !(failure.error instanceof Blob)) return failure;
  const { headers, status, url } = failure;
  return new HttpErrorResponse({
    error: await failure.error.text(),
    headers,
    status,
    ...(url === null ? {} : { url }),
  });
}
