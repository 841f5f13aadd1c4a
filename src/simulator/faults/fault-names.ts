/** Every fault, by the name it is asked for. */
export const FAULT_NAMES = [
  'latency',
  'drip-feed',
  '429',
  '429-retry-after',
  '500',
  '502',
  '503',
  '504',
  'html-200',
  'error-in-200',
  'empty-body',
  'truncated-json',
  'duplicate-keys',
  'deep-nesting',
  'wrong-content-type',
  'invalid-utf8',
  'gzip-lie',
  'huge-body',
  'endless-body',
  'redirect-loop',
  'redirect-other-host',
  'reset-mid-body',
  'no-answer',
  'connection-refused',
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];
