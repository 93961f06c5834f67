import { join } from 'node:path';
import { projectRoot } from '../../../platform/config/project-root.js';

/** Invented persons whose census gives the published figures of 2016 and 2017. */
export const FIXTURES = join(projectRoot, 'backend', 'fixtures', '2016-2017');
