import { Module } from '@nestjs/common';
import { MinorsModule } from '../minors/index.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { ContactsService } from './contacts.service.js';
import { RelationsRepository } from './relations.repository.js';
import { RelationsService } from './relations.service.js';

@Module({
  imports: [MinorsModule],
  controllers: [ContactsController],
  providers: [ContactsRepository, ContactsService, RelationsRepository, RelationsService],
})
export class ContactsModule {}
