import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml } from '@redocly/openapi-core';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';

const FOLDER = 'examples/cluster';

interface Service {
  hostname: string;
  image: string;
  environment: Record<string, string>;
  volumes: string[];
  ports?: string[];
}

function yaml<T>(file: string): T {
  return parseYaml(readFileSync(file, 'utf8')) as T;
}

function xml(file: string): Record<string, unknown> {
  const text = readFileSync(join(FOLDER, 'config', file), 'utf8');
  expect(XMLValidator.validate(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['shard', 'replica'].includes(name),
  });
  return (parser.parse(text) as { clickhouse: Record<string, unknown> }).clickhouse;
}

const { services } = yaml<{ services: Record<string, Service> }>(`${FOLDER}/compose.yaml`);
const nodes = Object.values(services).filter(({ image }) => image.includes('clickhouse-server'));
const config = xml('cluster.xml') as {
  macros: object;
  remote_servers: Record<
    string,
    { shard: { internal_replication: boolean; replica: { host: string; port: number }[] }[] }
  >;
  zookeeper: { node: { host: string; port: number } };
};

test('the cluster has two shards of two replicas, each of them a service of its own', () => {
  const [[name, cluster] = ['', null]] = Object.entries(config.remote_servers);
  expect(name).toBe('qtickets');
  const hosts = cluster?.shard.map(({ replica }) => replica.map(({ host }) => host));
  expect(hosts).toEqual([
    ['clickhouse-1-1', 'clickhouse-1-2'],
    ['clickhouse-2-1', 'clickhouse-2-2'],
  ]);
  expect(cluster?.shard.every(({ internal_replication: once }) => once === true)).toBe(true);
  // What a node says of itself is what the cluster's definition says of it.
  expect(
    nodes.map(({ hostname, environment }) => [hostname, environment['SHARD'], environment['REPLICA']]),
  ).toEqual(
    hosts?.flatMap((replicas, shard) =>
      replicas.map((host, place) => [host, `${shard + 1}`, `${place + 1}`]),
    ),
  );
});

test('the nodes find their keeper, and everything that is read from the environment is there', () => {
  const keeper = xml('keeper.xml') as {
    keeper_server: { tcp_port: number; raft_configuration: { server: { hostname: string } } };
  };
  const { node } = config.zookeeper;
  expect(services[node.host]?.hostname).toBe(node.host);
  expect(node.port).toBe(keeper.keeper_server.tcp_port);
  expect(keeper.keeper_server.raft_configuration.server.hostname).toBe(node.host);
  const text = readFileSync(join(FOLDER, 'config', 'cluster.xml'), 'utf8');
  const wanted = [...text.matchAll(/from_env="(\w+)"/g)].map(([, name]) => name ?? '');
  expect(wanted).toEqual(['SHARD', 'REPLICA', 'CLUSTER_SECRET']);
  for (const { environment } of nodes)
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(wanted));
});

test('ports are open on this machine only, and files that are mounted exist', () => {
  for (const { ports = [], volumes } of Object.values(services)) {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const volume of volumes)
      expect(readFileSync(join(FOLDER, volume.split(':')[0] ?? '')).length).toBeGreaterThan(0);
  }
});

test('the workflow audits into this cluster as one of its users, and merges the shards that it makes', () => {
  interface Job {
    env?: Record<string, string>;
    needs?: string;
    strategy?: { matrix: { shard?: number[] } };
    steps: { run?: string }[];
  }
  const { jobs } = yaml<{ jobs: Record<string, Job> }>('.github/workflows/ci.yml');
  const { env = {}, steps = [] } = jobs['clickhouse-cluster'] ?? {};
  expect(Object.keys(config.remote_servers)).toContain(env['CLICKHOUSE_CLUSTER']);
  for (const { environment, ports = [] } of nodes) {
    expect(environment['CLICKHOUSE_USER']).toBe(env['CLICKHOUSE_USER']);
    expect(environment['CLICKHOUSE_PASSWORD']).toBe(env['CLICKHOUSE_PASSWORD']);
    for (const port of ports) expect(['127.0.0.1:8123:8123', '127.0.0.1:8124:8123']).toContain(port);
  }
  expect(steps.some(({ run }) => run?.includes('examples/cluster/compose.yaml up'))).toBe(true);
  const shards = jobs['shard'];
  const count = shards?.strategy?.matrix.shard?.length;
  expect(shards?.steps.some(({ run }) => run?.endsWith(`/${count}`))).toBe(true);
  expect(jobs['merge']?.needs).toBe('shard');
});
