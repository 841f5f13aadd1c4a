/** One of the two APIs of QTickets, and how the generated documents speak of it. */
export interface Api {
  name: 'REST' | 'Partners';
  /** Path before its calls. */
  base: string;
  /** Name of its security scheme: the APIs have tokens of their own. */
  scheme: string;
  /** Name of the schema of its errors in `schemas/api/`. */
  errorSchema: string;
}

export const REST: Api = {
  name: 'REST',
  base: '/api/rest/v1',
  scheme: 'restToken',
  errorSchema: 'rest-error',
};

export const PARTNERS: Api = {
  name: 'Partners',
  base: '/api/partners/v1',
  scheme: 'partnersToken',
  errorSchema: 'partners-error',
};

/** The API that a path belongs to; throws a RangeError for a path of neither. */
export function apiOf(path: string): Api {
  const api = [REST, PARTNERS].find(({ base }) => path.startsWith(`${base}/`));
  if (api === undefined) throw new RangeError(`${path} is of neither API`);
  return api;
}
