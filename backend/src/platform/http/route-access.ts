import { SetMetadata } from '@nestjs/common';
import type { Permission } from '../../domain/permission.js';

/** What a handler asks of its caller. A handler that declares none of these stops the boot. */
export type RouteAccess =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'permission'; readonly permission: Permission };

export const ROUTE_ACCESS = 'sim:route-access';

/** Anyone, without a session: no unit of work is opened, and no personal data may be touched. */
export const Public = (): MethodDecorator => SetMetadata(ROUTE_ACCESS, { kind: 'public' } satisfies RouteAccess);

/** Anyone with a session, whatever the role. */
export const SignedIn = (): MethodDecorator => SetMetadata(ROUTE_ACCESS, { kind: 'signed_in' } satisfies RouteAccess);

/** Roles that hold the permission (domain/permission.ts). Which rows they then see is the database's decision. */
export const Allow = (permission: Permission): MethodDecorator =>
  SetMetadata(ROUTE_ACCESS, { kind: 'permission', permission } satisfies RouteAccess);

export const OWN_UNIT_OF_WORK = 'sim:own-unit-of-work';

/** The handler opens its units of work by itself: an upload or a download must not hold a connection for as long as a slow line needs. */
export const OwnUnitOfWork = (): MethodDecorator => SetMetadata(OWN_UNIT_OF_WORK, true);
