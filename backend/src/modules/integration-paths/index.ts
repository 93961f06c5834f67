export { IntegrationPathsModule } from './integration-paths.module.js';
export { PathFolders } from './path-folders.service.js';
