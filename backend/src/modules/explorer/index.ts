export { ExplorerQuestionDto } from './explorer.dto.js';
export { ExplorerModule } from './explorer.module.js';
export { ExplorerService } from './explorer.service.js';
