import { describe, expect, it } from '@jest/globals';
import { Controller, Delete, Get, Module, Post, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Allow, Public, SignedIn } from './route-access.js';
import { RouteList, type ListedRoute } from './route-list.js';

@Controller('things')
class DeclaredController {
  @Get()
  @Allow('minor.list')
  list(): string {
    return 'all';
  }

  @Post(':id/parts')
  @SignedIn()
  add(): string {
    return 'added';
  }

  @Delete()
  @Public()
  clear(): string {
    return 'none';
  }
}

@Controller('things')
class ForgetfulController {
  @Get()
  @Allow('minor.list')
  list(): string {
    return 'all';
  }

  @Get(':id')
  read(): string {
    return 'one';
  }
}

/** Access is declared for each route: a new handler must not come under somebody else's declaration. */
@Controller('things')
class ForgetfulChild extends DeclaredController {
  @Get('new')
  added(): string {
    return 'new';
  }
}

/** Boots an application with one controller; returns its routes. */
async function boot(controller: Type): Promise<ListedRoute[]> {
  @Module({ imports: [DiscoveryModule], controllers: [controller], providers: [RouteList] })
  class TinyModule {}
  const app = await NestFactory.create(TinyModule, { logger: false, abortOnError: false });
  try {
    await app.init();
    return app.get(RouteList).routes();
  } finally {
    await app.close();
  }
}

describe('the boot', () => {
  it('lists what every handler asks for', async () => {
    expect(await boot(DeclaredController)).toEqual([
      { method: 'DELETE', path: '/api/things', access: { kind: 'public' } },
      { method: 'GET', path: '/api/things', access: { kind: 'permission', permission: 'minor.list' } },
      { method: 'POST', path: '/api/things/:id/parts', access: { kind: 'signed_in' } },
    ]);
  });

  it.each([
    [ForgetfulController, /ForgetfulController\.read \(GET \/api\/things\/:id\) declares neither/],
    [ForgetfulChild, /ForgetfulChild\.added \(GET \/api\/things\/new\) declares neither/],
  ])('is stopped by a handler that declares nothing: %p', async (controller, sentence) => {
    await expect(boot(controller)).rejects.toThrow(sentence);
  });
});
