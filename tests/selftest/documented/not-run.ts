/**
 * Commands of the documents that the test of them does not run itself: reviewed one by one, and held to be exactly those. What is run
 * elsewhere says where, and that is looked up there.
 */

/** Run by another self test, with the arguments that it takes from the document (`shownArguments`). */
export const BY_TEST: Record<string, string> = {
  'npm run audit -- --only failed': 'only.test.ts',
  'npm run audit -- --loader "python3 pipeline/load.py"': 'loader.test.ts',
  'npm run audit -- --loader "python3 examples/loader/load.py"': 'loader.test.ts',
  'npm run audit -- --loader "npx tsx examples/loader/load.ts"': 'loader.test.ts',
  'npm run audit -- --loader "python3 examples/loader/load.py" --dataset production':
    'broken-loaders.test.ts',
  'npm run audit -- --shard 1/3': 'shards.test.ts',
  'npm run audit -- --shard 2/3': 'shards.test.ts',
  'npm run audit -- --shard 3/3': 'shards.test.ts',
  'npm run audit -- --merge blobs': 'shards.test.ts',
};

/** Run by the project's CI: the file, and what stands in it. */
export const BY_CI: Record<string, { file: string; says: string }> = {
  'npm ci --ignore-scripts': { file: '.ci/run', says: 'npm ci --ignore-scripts' },
  'npm test': { file: '.ci/run', says: 'npm test' },
  'npm run check': { file: '.ci/run', says: 'npm run check' },
  'npm run profile': { file: '.ci/run', says: 'npm run profile -- --check' },
  'npm run check:tools': { file: '.github/workflows/ci.yml', says: 'npm run check:tools' },
  'npm run coverage': { file: '.github/workflows/release.yml', says: 'npx c8 npm test' },
  'npm run mutate -- --sample --floor 99.5': {
    file: '.github/workflows/ci.yml',
    says: 'npm run mutate -- --sample --floor 99.5',
  },
  'npm run fuzz -- --seconds 600': {
    file: '.github/workflows/ci.yml',
    says: 'npm run fuzz -- --seed "$GITHUB_RUN_ID" --seconds 600',
  },
  'docker compose --file examples/cluster/compose.yaml up --detach --wait': {
    file: '.github/workflows/ci.yml',
    says: 'docker compose --file examples/cluster/compose.yaml up --detach --wait',
  },
  'export CLICKHOUSE_URL=http://127.0.0.1:8123 CLICKHOUSE_CLUSTER=qtickets': {
    file: '.github/workflows/ci.yml',
    says: 'CLICKHOUSE_CLUSTER: qtickets',
  },
  'export CLICKHOUSE_USER=audit CLICKHOUSE_PASSWORD=audit-on-loopback': {
    file: '.github/workflows/ci.yml',
    says: 'CLICKHOUSE_PASSWORD: audit-on-loopback',
  },
  'examples/cluster/other-writer.sh &': {
    file: '.github/workflows/ci.yml',
    says: 'examples/cluster/other-writer.sh &',
  },
};

const LONG = 'takes minutes of all processors; unit tests are of its parts';
const MUTANTS =
  'the same command as that of the sample, over more of the mutants; mutation.test.ts runs some of each kind';
const BENCH =
  'times tools for minutes, and installs them from the registry; tests/unit/bench is of its parts';
const PACKAGE =
  'needs the registry; package.test.ts packs the package, installs it outside, and runs its command and its example';
const VITEST = 'starts Vitest with the arguments of its own; debug-run.test.ts runs `npm test` with such';
const NAMED = 'the name of a command that takes an argument; it is shown with one elsewhere';
const SAMPLE = 'a line of what an audit prints, as an example';
const ACTION = 'a step of an action or of a pipeline, in the machine of a CI';
const CLUSTER = 'needs Docker; a CI job runs what stands before it';

/** Not run: why. */
export const NOT_RUN: Record<string, string> = {
  'npm run bench': BENCH,
  'npm run bench -- --write-docs': BENCH,
  'npm run bench -- --rounds 3 --write-docs': BENCH,
  'npm run bench -- --rounds 1 --only ours,newman': BENCH,
  'npm run bench -- --cases 3300 --only floor,newman,vitest': BENCH,
  'npm run bench:growth': BENCH,
  'npm run bench:load': LONG,
  'npm run bench:page': LONG,
  'npm run bench:scan': LONG,
  'npm run bench:scan [-- folder]': LONG,
  'npm run bench:tables': LONG,
  'npm run bench:writers': LONG,
  'npm run fuzz': LONG,
  'npm run fix': 'writes into the files of the checkout',
  'npm run build': PACKAGE,
  'npm run example:report':
    'writes the example into the checkout, from a clean commit; examples.test.ts verifies it',
  'npm run tamper': 'alters a bundle for minutes; tamper.test.ts makes one of each alteration',
  'npm run mutate': MUTANTS,
  'npm run mutate -- --only 6.1-6.3': MUTANTS,
  "npm run mutate -- --match '^6\\.1'": MUTANTS,
  'npm run mutate -- --match pipeline': MUTANTS,
  'npm run mutate -- --legal': MUTANTS,
  'npm run mutate -- --planted': MUTANTS,
  'npm run mutate -- --keep --seed 3': MUTANTS,
  'npm run mutate:code': LONG,
  "npm run mutate:code -- --sample 90 --seed 8 --match '^src/contract'": LONG,
  'npm run released:bundle': 'writes the archive of a release into the checkout',
  'npm test -- ...': VITEST,
  'npm test -- <arguments>': VITEST,
  'npm test -- tests/unit/spec': VITEST,
  'npm test -- --reporter=verbose tests/contract': VITEST,
  'npx vitest': VITEST,
  'npx vitest --project contract': VITEST,
  'npx vitest --ui': VITEST,
  'KEEP_TOLD=1 npx vitest run --project unit tests/unit/verify/altered-leaves.test.ts':
    'writes places that are told into the checkout, for a person to read the difference',
  'npm run verify': NAMED,
  'npm run lint:audit': NAMED,
  'npx tsx scripts/complete-lockfile.ts': 'asks the registry; lockfile.test.ts is of what it writes',
  'npm ci': PACKAGE,
  'npm ci --ignore-scripts --no-audit --no-fund': ACTION,
  'npm pack': PACKAGE,
  'npm i -D qtickets-contract-audit': PACKAGE,
  'npm i -D qtickets-contract-audit --include=optional': PACKAGE,
  'npm install': PACKAGE,
  'npm install -D ./qtickets-contract-audit-0.1.0.tgz msw': PACKAGE,
  'npm install --no-save --no-package-lock ../../qtickets-contract-audit-0.1.0.tgz': PACKAGE,
  'npm install --ignore-scripts <package>@<version>': PACKAGE,
  'cd examples/page-orders-and-book-a-seat': PACKAGE,
  'curl -sS -g -X GET https://qtickets.ru/api/rest/v1/orders ...': SAMPLE,
  'npm run audit -- --only 1.2': SAMPLE,
  'bash examples/ci/audit-action.sh': ACTION,
  'kill %1': CLUSTER,
  'docker compose --file examples/cluster/compose.yaml down --volumes': CLUSTER,
};
