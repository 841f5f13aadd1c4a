import type { ApiManners } from '../api-handlers.ts';
import type { Habits } from '../habits.ts';
import { restError, validationError } from '../reply.ts';
import { SIMULATOR_TOKENS } from '../tokens.ts';

/** REST: a missing or unknown token is refused with WRONG_AUTHORIZATION; the query string has no effect. */
export function restManners(habits: Habits): ApiManners {
  return {
    base: '/api/rest/v1',
    refuse: (token) =>
      token === SIMULATOR_TOKENS.rest
        ? null
        : restError(habits.badTokenStatus, 'WRONG_AUTHORIZATION', 'Wrong authorization'),
    badBody: () => validationError({ body: 'must be a JSON object' }),
    queryParameters: false,
  };
}
