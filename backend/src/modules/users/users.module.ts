import { Module } from '@nestjs/common';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { UserAccessRepository } from './user-access.repository.js';
import { UserAccessService } from './user-access.service.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@Module({
  controllers: [InvitationsController, UsersController],
  providers: [
    InvitationsRepository,
    InvitationsService,
    UserAccessRepository,
    UserAccessService,
    UsersRepository,
    UsersService,
  ],
  exports: [UsersService],
})
export class UsersModule {}
