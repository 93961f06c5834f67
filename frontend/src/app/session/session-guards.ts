import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import type { Permission } from '../../api/models';
import { SessionStore } from './session-store';

/** Lets in who is signed in; the others sign in first and come back to the address they asked for. */
export const signedIn: CanActivateFn = (_route, state) => {
  if (inject(SessionStore).session()) return true;
  const back = state.url === '/' ? {} : { back: state.url };
  return inject(Router).createUrlTree(['/sign-in'], { queryParams: back });
};

export const signedOut: CanActivateFn = () =>
  inject(SessionStore).session() ? inject(Router).createUrlTree(['/']) : true;

/** A page that the role cannot use does not exist for it; the server refuses its requests in any case. */
export function requires(permission: Permission): CanActivateFn {
  return () => {
    if (inject(SessionStore).may(permission)) return true;
    return new RedirectCommand(inject(Router).parseUrl('/not-found'), { skipLocationChange: true });
  };
}
