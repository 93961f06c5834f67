export { OpenDataModule } from './open-data.module.js';
export { OpenDataPublisher } from './open-data.publisher.js';
