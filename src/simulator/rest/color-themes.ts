import { data } from '../reply.ts';
import type { Route } from '../route.ts';

/** Ids and colours; 15 stands between 8 and 9 (QTickets REST docs, color-themes). */
const THEMES: readonly [number, string][] = [
  [1, '#d64541'],
  [2, '#e67e22'],
  [3, '#f4d03f'],
  [4, '#27ae60'],
  [5, '#3498db'],
  [6, '#2c3e9e'],
  [7, '#8e44ad'],
  [8, '#7f8c8d'],
  [15, '#16a085'],
  [9, '#c0392b'],
  [10, '#d35400'],
  [11, '#f39c12'],
  [12, '#2ecc71'],
  [13, '#2980b9'],
  [14, '#9b59b6'],
];

/** The vendor's list of price colours. */
export const colorThemeRoutes: Route[] = [
  { method: 'GET', path: '/color-themes', handle: () => data(THEMES.map(([id, color]) => ({ id, color }))) },
];
