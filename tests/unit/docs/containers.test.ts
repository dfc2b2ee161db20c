import { existsSync, readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import * as z from 'zod';

// The files for containers, as far as a machine without containers can tell: what they say is what the program, nginx.conf and
// the page for operators say.

const CONTAINERFILE = readFileSync('Containerfile', 'utf8');
const NGINX = readFileSync('docs/nginx.conf', 'utf8');
const PAGE = readFileSync('docs/operating.md', 'utf8');
const PACKAGE = z
  .object({ scripts: z.record(z.string(), z.string()), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const serviceSchema = z.strictObject({
  image: z.string(),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  user: z.string(),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  environment: z.record(z.string(), z.string()).optional(),
  env_file: z.array(z.string()).optional(),
  secrets: z.array(z.string()).optional(),
  volumes: z.array(z.string()),
  tmpfs: z.array(z.string()),
  ports: z.array(z.string()).optional(),
  sysctls: z.record(z.string(), z.number()).optional(),
  network_mode: z.string().optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  restart: z.literal('unless-stopped'),
  stop_grace_period: z.string().optional(),
  healthcheck: z
    .looseObject({ test: z.array(z.string()), interval: z.string(), timeout: z.string() })
    .optional(),
});

const composeSchema = z.strictObject({
  name: z.string(),
  services: z.strictObject({ database: serviceSchema, site: serviceSchema, nginx: serviceSchema }),
  volumes: z.record(z.string(), z.null()),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});

const document = parseDocument(readFileSync('compose.yaml', 'utf8'), { version: '1.2', uniqueKeys: true });
const COMPOSE = composeSchema.parse(document.toJS());
const { database, site, nginx } = COMPOSE.services;

/** The instructions of the Containerfile, each on one line, comments and blank lines aside. */
const INSTRUCTIONS = CONTAINERFILE.replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '');

/** The paths inside a container that are mounted or in memory. */
const placesOf = ({ volumes, tmpfs }: Pick<typeof nginx, 'volumes' | 'tmpfs'>) => [
  ...volumes.map((volume) => volume.split(':')[1] ?? ''),
  ...tmpfs.map((place) => place.split(':')[0] ?? ''),
];

const isBelow = (path: string, places: readonly string[]) =>
  places.some((place) => path === place || path.startsWith(`${place}/`));

describe('compose.yaml', () => {
  test('is YAML without errors or warnings', () => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
  });

  test('runs each service as an ordinary account, which it names by number', () => {
    for (const { user } of Object.values(COMPOSE.services)) expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  test('holds no secret, and names only files that no commit takes', () => {
    const text = readFileSync('compose.yaml', 'utf8');
    expect(text).not.toMatch(/postgres:\/\/|PASSWORD:|SMTP_URL:/);
    expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('etc/');
    const own = [...(site.env_file ?? []), ...Object.values(COMPOSE.secrets).map(({ file }) => file)];
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((path) => !path.startsWith('etc/'))).toEqual([]);
  });

  test('starts the program that npm start starts, where nginx.conf looks for it', () => {
    expect(INSTRUCTIONS).toContain('ENTRYPOINT ["node", "scripts/launch.mjs"]');
    expect(`node scripts/launch.mjs ${site.command?.[0]}`).toBe(PACKAGE.scripts.start);
    const [, host, port] = /^ *server ([\d.]+):(\d+);$/m.exec(NGINX) ?? [];
    expect(site.command).toEqual(['start', '--host', host, '--trust-proxy', '1']);
    // The default port, in the network that nginx shares.
    expect(port).toBe('3000');
    expect(nginx.network_mode).toBe('service:site');
    expect(site.healthcheck?.test.join(' ')).toContain(`http://${host}:${port}/healthz`);
  });

  test('opens the ports on which nginx listens, and no others', () => {
    const listened = new Set(Array.from(NGINX.matchAll(/^ *listen (\d+)/gm), ([, port]) => port));
    expect(site.ports).toEqual([...listened].map((port) => `${port}:${port}`));
    expect(database.ports).toBeUndefined();
    expect(nginx.ports).toBeUndefined();
  });

  test('gives nginx every file and folder that nginx.conf names', () => {
    const named = Array.from(NGINX.matchAll(/(?<= )\/(?:etc|run|var)\/[\w./-]+(?=[ ;])/g), ([path]) => path);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !isBelow(path, placesOf(nginx)))).toEqual([]);
  });

  test('gives the site the places where it writes, and its content to read', () => {
    const [, workdir = ''] = /^WORKDIR (\S+)$/m.exec(CONTAINERFILE) ?? [];
    const [, data = ''] = / DATA_DIR=(\S+)/.exec(CONTAINERFILE) ?? [];
    const [, backups = ''] = / BACKUP_DIR=(\S+)/.exec(CONTAINERFILE) ?? [];
    expect(site.volumes).toEqual([
      `./content:${workdir}/content:ro`,
      `builds:${workdir}/.next`,
      `data:${data}`,
      `./backups:${backups}`,
    ]);
    expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('backups/');
    expect(existsSync('content')).toBe(true);
    expect(Object.keys(COMPOSE.volumes)).toEqual(['builds', 'data', 'database']);
  });

  test('lets the site stop by itself, and starts it after its database', () => {
    expect(Number.parseInt(site.stop_grace_period ?? '', 10)).toBeGreaterThan(75);
    expect(Object.keys(site.depends_on ?? {})).toEqual(['database']);
  });
});

test('the health check is a program that Node takes', () => {
  const [how, node, option, code = ''] = site.healthcheck?.test ?? [];
  expect([how, node, option]).toEqual(['CMD', 'node', '--eval']);
  expect(() => new Script(code)).not.toThrow();
});

describe('the Containerfile', () => {
  test('has no instruction that containers do not know', () => {
    const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|ENTRYPOINT|CMD) \S/;
    expect(INSTRUCTIONS.filter((line) => !known.test(line))).toEqual([]);
    for (const line of INSTRUCTIONS.filter((one) => /^(ENTRYPOINT|CMD) /.test(one)))
      expect(z.array(z.string()).safeParse(JSON.parse(line.replace(/^\w+ /, ''))).success).toBe(true);
  });

  test('brings the pg_dump of the database’s version, without which nothing is backed up', () => {
    const [, version] = /^docker\.io\/library\/postgres:(\d+)$/.exec(database.image) ?? [];
    const installed = INSTRUCTIONS.filter((line) => / postgresql-client-\d/.test(line));
    expect(installed).toEqual([expect.stringContaining(` postgresql-client-${version} `)]);
  });

  test('takes a Node that still gets security fixes', () => {
    const versions = INSTRUCTIONS.flatMap(
      (line) => /^FROM docker\.io\/library\/node:(\d+)-/.exec(line)?.[1] ?? [],
    );
    expect(versions).toHaveLength(2);
    for (const version of versions) expect(Number(version)).toBeGreaterThanOrEqual(22);
  });

  test('copies only what is there, and what is sent to its builder', () => {
    const copied = INSTRUCTIONS.filter((line) => /^COPY (?!--from)/.test(line)).flatMap((line) =>
      line.split(' ').slice(1, -1),
    );
    expect(copied.filter((path) => !existsSync(path))).toEqual([]);
    const sent = readFileSync('.dockerignore', 'utf8').match(/(?<=^!).+$/gm) ?? [];
    expect(new Set(copied)).toEqual(new Set(sent));
  });

  test('ends as the account of compose.yaml, to whom what is written belongs', () => {
    expect(INSTRUCTIONS.filter((line) => line.startsWith('USER '))).toEqual([`USER ${site.user}`]);
    expect(CONTAINERFILE).toContain(`chown ${site.user} .next /var/lib/disclosure-site`);
  });
});

test('the page for operators makes every file that compose.yaml wants, and runs commands that there are', () => {
  const wanted = [
    ...nginx.volumes.map((volume) => volume.split(':')[0]?.replace('./', '') ?? ''),
    ...(site.env_file ?? []),
    ...Object.values(COMPOSE.secrets).map(({ file }) => file),
  ];
  for (const path of wanted) expect(PAGE).toContain(path);
  const commands = [
    ...PAGE.matchAll(/docker compose (?:exec|run)[^\n`]*? site (?:node scripts\/launch\.mjs )?(\w+)/g),
  ];
  expect(commands.length).toBeGreaterThan(3);
  for (const [, name = ''] of commands) expect(Object.keys(PACKAGE.scripts)).toContain(name);
});
