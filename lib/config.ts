import { delimiter } from 'node:path';
import * as z from 'zod';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown for invalid settings, by the environment or a command line; the message lists every mistake in Chinese, one a line. */
export class ConfigError extends Error {
  override name = 'ConfigError';

  constructor(readonly mistakes: readonly string[]) {
    super(['设置有误：', ...mistakes.map((mistake) => `  ${mistake}`)].join('\n'));
  }
}

const integer = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `应为 ${least} 到 ${most} 的整数`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `应为 ${least} 到 ${most} 的整数`);

const origin = z
  .string()
  .transform((text) => text.replace(/\/+$/, ''))
  .refine(isOrigin, '应为网站的地址，不带路径，例如 https://www.example.gov.cn');

/** Variables of a build: recorded in it, and a start that names other values refuses. */
const buildSchema = z.object({
  /** The address at which readers reach the site, without a path or a final slash. */
  SITE_URL: origin.default('http://localhost:3000'),
  /** The folder of the notices. */
  CONTENT_DIR: z.string().default('content'),
});

/** Most processes that may be asked for. */
const MOST_WORKERS = 64;

const runSchema = z.object({
  PORT: integer(0, 65_535).default(3000),
  /** The interface to listen on; unset: every one. */
  HOSTNAME: z.string().optional(),
  /** The folder of everything that the running system writes. */
  DATA_DIR: z.string().default('data'),
  /** A PostgreSQL address; unset: a SQLite file in `DATA_DIR`. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, '应以 postgres:// 开头')
    .optional(),
  /** The number of proxies in front whose forwarding headers are trusted. */
  TRUST_PROXY: integer(0, 10).default(0),
  /** How many processes serve; `auto`: one for each core. */
  WORKERS: z
    .union([z.literal('auto'), integer(1, MOST_WORKERS)], {
      error: `应为 1 到 ${MOST_WORKERS} 的整数，或者 auto`,
    })
    .default(1),
  /** Rate limit: new stored submissions from one source in an hour. */
  FEEDBACK_PER_HOUR: integer(1, 1_000_000).default(30),
  /** The port on 127.0.0.1 at which figures for monitoring are told; unset: none are. */
  METRICS_PORT: integer(1, 65_535).optional(),
  /** The folder of nightly backups; unset: none are made. */
  BACKUP_DIR: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, '应以 smtp:// 或 smtps:// 开头')
    .optional(),
  MAIL_FROM: z.email('应为电子邮箱').optional(),
  MAIL_TO: z.email('应为电子邮箱').optional(),
  /** Named at start only to be compared with the build's manifest. */
  SITE_URL: origin.optional(),
  CONTENT_DIR: z.string().optional(),
});

/** Internal variables, set between this product's own commands and processes; nobody sets them by hand. */
const innerSchema = z.object({
  /** The folder of builds; tests have one of their own. */
  DISCLOSURE_OUTPUT: z.string().default('.next'),
  /**
   * Set by tests and benchmarks: what they serve with is not what this installation is served with. Unless it is empty, their
   * clock is not held against the database's either, which they cannot set.
   */
  DISCLOSURE_TRIAL: z.string().optional(),
  /** The folder that the framework's process compiles an application into. */
  DISCLOSURE_APPLICATION: z.string().optional(),
});

export type BuildConfig = z.output<typeof buildSchema>;
export type RunConfig = z.output<typeof runSchema>;
export type InnerConfig = z.output<typeof innerSchema>;

/** Reads the configuration of a build. @throws ConfigError naming every mistake. */
export function readBuildConfig(env: Environment = process.env): BuildConfig {
  return parse(buildSchema, env);
}

/**
 * Reads the configuration of a running server. A `HOSTNAME` that is the machine's own name, as containers set it,
 * counts as unset.
 * @throws ConfigError naming every mistake.
 */
export function readRunConfig(machineName: string, env: Environment = process.env): RunConfig {
  return parse(runSchema, env.HOSTNAME === machineName ? { ...env, HOSTNAME: undefined } : env);
}

/** The settings of mail; null where none is set. @throws ConfigError where only some are. */
export function mailSettings({
  SMTP_URL: url,
  MAIL_FROM: from,
  MAIL_TO: to,
}: Pick<RunConfig, 'SMTP_URL' | 'MAIL_FROM' | 'MAIL_TO'>): { url: string; from: string; to: string } | null {
  if (url !== undefined && !isMailAddress(url))
    throw new ConfigError([
      'SMTP_URL=……：写成 smtps://用户名:密码@主机:端口，端口是1到65535，后面没有别的；用户名和密码里的 # / ? @ : % 等符号要写成 %23 %2F %3F %40 %3A %25，例如 smtps://user:pa%23ss@mail.example.cn:465',
    ]);
  if (url !== undefined && from !== undefined && to !== undefined) return { url, from, to };
  const missing = Object.entries({ SMTP_URL: url, MAIL_FROM: from, MAIL_TO: to }).flatMap(([name, value]) =>
    value === undefined ? [name] : [],
  );
  if (missing.length === 3) return null;
  throw new ConfigError([
    `发邮件要把 SMTP_URL、MAIL_FROM、MAIL_TO 三项一起设好，现在少了 ${missing.join('、')}`,
  ]);
}

/** Reads the internal variables. @throws ConfigError naming every mistake. */
export function readInnerConfig(env: Environment = process.env): InnerConfig {
  return parse(innerSchema, env);
}

/** Whether the environment names a variable, so that its default does not count. */
export function isNamed(name: keyof RunConfig, env: Environment = process.env): boolean {
  return env[name] !== undefined && env[name] !== '';
}

/** What a program that this one starts is given: the environment of this process, and the folders of programs in it. */
export function readSurroundings(env: Environment = process.env): {
  readonly environment: Environment;
  readonly programFolders: readonly string[];
} {
  return {
    environment: env,
    programFolders: (env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
  };
}

function parse<T>(schema: z.ZodType<T>, env: Environment): T {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `${name}=${SECRETS.has(name) ? '……' : given[name]}：${message}`;
    }),
  );
}

const SECRETS = new Set(['DATABASE_URL', 'SMTP_URL']);

/** Whether an address of a mail server can be read, its user and password decoded. */
function isMailAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, port, username, password, pathname, search, hash } = new URL(text);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  return hostname !== '' && port !== '0' && /^\/?$/.test(pathname) && search === '' && hash === '';
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.origin === text.toLowerCase();
}
