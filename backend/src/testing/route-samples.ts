import { ADMINISTRATION_SAMPLES } from './route-samples/administration.samples.js';
import { EXPLORER_SAMPLES } from './route-samples/explorer.samples.js';
import { FIGURES_SAMPLES } from './route-samples/figures.samples.js';
import { MINORS_SAMPLES } from './route-samples/minors.samples.js';
import { OPEN_DATA_SAMPLES } from './route-samples/open-data.samples.js';
import { OPINIONS_SAMPLES } from './route-samples/opinions.samples.js';
import { RECEPTION_SAMPLES } from './route-samples/reception.samples.js';
import { RECORD_SAMPLES } from './route-samples/record.samples.js';
import type { RouteSample } from './route-samples/sample-world.js';
import { SCHEDULES_SAMPLES } from './route-samples/schedules.samples.js';

export { CONTACT, PDF } from './route-samples/made-first.js';
export {
  createSampleWorld,
  PLACEMENT,
  YOUTH,
  type PlainRequest,
  type SampleWorld,
} from './route-samples/sample-world.js';

/** A request for every route of the application, by `METHOD /path`. A route without one fails the matrix. */
export const ROUTE_SAMPLES: Readonly<Record<string, RouteSample>> = {
  ...ADMINISTRATION_SAMPLES,
  ...EXPLORER_SAMPLES,
  ...FIGURES_SAMPLES,
  ...MINORS_SAMPLES,
  ...OPEN_DATA_SAMPLES,
  ...OPINIONS_SAMPLES,
  ...RECEPTION_SAMPLES,
  ...RECORD_SAMPLES,
  ...SCHEDULES_SAMPLES,
};
