import { data } from '../reply.ts';
import type { Route } from '../route.ts';

/** Price shades, whole: the spec document's route, beside the vendor's color-themes. */
export const priceShadeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/price-shades',
    undocumented: true,
    handle: ({ world }) => data([...world.state.priceShades]),
  },
];
