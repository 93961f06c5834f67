import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ROUTE_ACCESS, type RouteAccess } from './route-access.js';

export interface ListedRoute {
  readonly method: string;
  readonly path: string;
  readonly access: RouteAccess;
}

/** All routes with what they ask for. Stops the boot when a handler declares nothing: forgetting must not open a door. */
@Injectable()
export class RouteList implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    this.routes();
  }

  routes(): ListedRoute[] {
    const routes: ListedRoute[] = [];
    for (const wrapper of this.discovery.getControllers()) {
      const controller: unknown = wrapper.metatype;
      if (typeof controller !== 'function') continue;
      const prototype = controller.prototype as Record<string, unknown>;
      const base = asPath(Reflect.getMetadata(PATH_METADATA, controller));
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype[name];
        if (typeof handler !== 'function') continue;
        const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
        if (method === undefined) continue;
        const path = `/api/${base}/${asPath(Reflect.getMetadata(PATH_METADATA, handler))}`
          .replace(/\/+/g, '/')
          .replace(/(.)\/$/, '$1');
        const access = Reflect.getMetadata(ROUTE_ACCESS, handler) as RouteAccess | undefined;
        if (access === undefined) {
          throw new Error(
            `${controller.name}.${name} (${RequestMethod[method]} ${path}) declares neither a permission nor that it is public`,
          );
        }
        routes.push({ method: RequestMethod[method], path, access });
      }
    }
    return routes.sort((a, b) => a.path.localeCompare(b.path, 'en') || a.method.localeCompare(b.method, 'en'));
  }
}

const asPath = (metadata: unknown): string => (typeof metadata === 'string' ? metadata : '');
