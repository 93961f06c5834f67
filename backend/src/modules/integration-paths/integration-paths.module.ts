import { Module } from '@nestjs/common';
import { MinorsModule } from '../minors/index.js';
import { IntegrationPathsController } from './integration-paths.controller.js';
import { PathEntriesRepository } from './path-entries.repository.js';
import { PathEntriesService } from './path-entries.service.js';
import { PathFolders } from './path-folders.service.js';

@Module({
  imports: [MinorsModule],
  controllers: [IntegrationPathsController],
  providers: [PathEntriesRepository, PathEntriesService, PathFolders],
  exports: [PathFolders],
})
export class IntegrationPathsModule {}
