import type { ApiManners } from '../api-handlers.ts';
import { partnerError } from '../reply.ts';
import { SIMULATOR_TOKENS } from '../tokens.ts';

/**
 * Partners: an unknown token, and a REST token, are refused inside HTTP 200 (observed). A token that may only read gets
 * HTTP 403 on a call that writes. Parameters may ride in the query string.
 */
export const partnerManners: ApiManners = {
  base: '/api/partners/v1',
  refuse(token, writes) {
    if (token === SIMULATOR_TOKENS.partnersWrite) return null;
    if (token !== SIMULATOR_TOKENS.partnersRead)
      return partnerError('WRONG_AUTHORIZATION', 'Wrong authorization');
    return writes ? partnerError('WRONG_AUTHORIZATION', 'Wrong authorization', 403) : null;
  },
  badBody: () => partnerError('VALIDATION_ERROR', 'The body must be a JSON object'),
  queryParameters: true,
};
