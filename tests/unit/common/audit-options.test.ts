import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS, optionsFrom } from '../../../src/common/audit-options.ts';

test('an empty environment gives the defaults', () => {
  expect(optionsFrom({})).toEqual(DEFAULT_OPTIONS);
  expect(optionsFrom({ AUDIT_TARGET: '', AUDIT_STRICT: '' })).toEqual(DEFAULT_OPTIONS);
});

test('every option has its variable', () => {
  const env = {
    AUDIT_TARGET: 'simulator',
    AUDIT_PROFILE: 'seed',
    AUDIT_ACCESS: 'read',
    AUDIT_ROUTES: 'documented',
    AUDIT_SPEC: 'other.md',
    AUDIT_OUT: 'elsewhere',
    AUDIT_LANG: 'ru',
    AUDIT_STRICT: '1',
    AUDIT_LOADER: 'python3 load.py',
    AUDIT_DATASET: 'production',
    AUDIT_PREVIOUS: 'reports/earlier',
    AUDIT_BLOBS: 'parts',
    AUDIT_MERGE: '',
    AUDIT_ONLY: '',
    AUDIT_CONFIG: 'own.config.ts',
    AUDIT_FIXTURES: 'account',
  };
  expect(optionsFrom(env)).toEqual({
    target: 'simulator',
    profile: 'seed',
    access: 'read',
    routes: 'documented',
    spec: 'other.md',
    out: 'elsewhere',
    lang: 'ru',
    strict: true,
    loader: 'python3 load.py',
    dataset: 'production',
    previous: 'reports/earlier',
    shard: '',
    blobs: 'parts',
    merge: '',
    only: '',
    config: 'own.config.ts',
    fixtures: 'account',
  });
  expect(optionsFrom({ AUDIT_SHARD: '2/3' }).shard).toBe('2/3');
  expect(optionsFrom({ AUDIT_MERGE: 'parts of one' }).merge).toBe('parts of one');
});

test('a loader asks the simulator unless another target is named', () => {
  expect(optionsFrom({ AUDIT_LOADER: 'load' }).target).toBe('simulator');
  expect(optionsFrom({ AUDIT_LOADER: 'load', AUDIT_TARGET: 'replay' }).target).toBe('replay');
});

test.each([
  { AUDIT_TARGET: 'production' },
  { AUDIT_PROFILE: 'all' },
  { AUDIT_ACCESS: 'admin' },
  { AUDIT_LANG: 'de' },
  { AUDIT_STRICT: 'maybe' },
  { AUDIT_LOADER: 'python3 load.py', AUDIT_TARGET: 'live' },
  { AUDIT_DATASET: 'production' },
  { AUDIT_DATASET: 'large', AUDIT_TARGET: 'simulator' },
  { AUDIT_DATASET: 'production', AUDIT_TARGET: 'simulator', AUDIT_SHARD: '1/2' },
])('%o is refused', (env) => {
  expect(() => optionsFrom(env)).toThrow(expect.objectContaining({ code: 'USAGE' }));
});

test.each([
  { AUDIT_FIXTURES: 'account' },
  { AUDIT_LOADER: 'python3 load.py' },
  { AUDIT_BLOBS: 'parts' },
  { AUDIT_DATASET: 'production', AUDIT_TARGET: 'simulator' },
  { AUDIT_ONLY: '4.2' },
  { AUDIT_SHARD: '1/3' },
])('a merge takes no option of what is run: %o is refused', (env) => {
  expect(() => optionsFrom({ ...env, AUDIT_MERGE: 'blobs' })).toThrow(
    /is not run with --merge \(AUDIT_MERGE\)/,
  );
});

test('a merge takes what the bundle of it is made with', () => {
  const env = { AUDIT_LANG: 'ru', AUDIT_OUT: 'elsewhere', AUDIT_STRICT: '1', AUDIT_PREVIOUS: 'earlier' };
  expect(optionsFrom({ ...env, AUDIT_MERGE: 'blobs' })).toMatchObject({ lang: 'ru', strict: true });
});
