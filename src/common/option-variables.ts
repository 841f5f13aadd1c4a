/** Environment variable of each option; the command line sets them, and may be left out in their favour. */
export const OPTION_VARIABLES = {
  target: 'AUDIT_TARGET',
  profile: 'AUDIT_PROFILE',
  access: 'AUDIT_ACCESS',
  routes: 'AUDIT_ROUTES',
  spec: 'AUDIT_SPEC',
  out: 'AUDIT_OUT',
  strict: 'AUDIT_STRICT',
  loader: 'AUDIT_LOADER',
  dataset: 'AUDIT_DATASET',
  previous: 'AUDIT_PREVIOUS',
  shard: 'AUDIT_SHARD',
  blobs: 'AUDIT_BLOBS',
  merge: 'AUDIT_MERGE',
  config: 'AUDIT_CONFIG',
  fixtures: 'AUDIT_FIXTURES',
} as const;
