import { describe, expect, test } from 'vitest';
import {
  ConfigError,
  type Environment,
  mailSettings,
  readBuildConfig,
  readInnerConfig,
  readRunConfig,
} from '#lib/config';
import { isLoopback } from '#lib/model/addresses';

const run = (env: Environment) => readRunConfig('machine', env);

describe('the environment of a running server', () => {
  test('may be empty', () => {
    expect(run({})).toEqual({
      PORT: 3000,
      DATA_DIR: 'data',
      TRUST_PROXY: 0,
      WORKERS: 1,
      FEEDBACK_PER_HOUR: 30,
    });
  });

  test('is read whole', () => {
    const env = {
      PORT: '8080',
      HOSTNAME: '127.0.0.1',
      DATA_DIR: '/srv/data',
      DATABASE_URL: 'postgres://user:word@db/site',
      TRUST_PROXY: '1',
      WORKERS: '4',
      FEEDBACK_PER_HOUR: '5',
      SMTP_URL: 'smtps://mail.example:465',
      MAIL_FROM: 'site@example.cn',
      MAIL_TO: 'office@example.cn',
      SITE_URL: 'https://www.example.gov.cn/',
      CONTENT_DIR: 'content',
    };
    expect(run(env)).toEqual({
      ...env,
      PORT: 8080,
      TRUST_PROXY: 1,
      WORKERS: 4,
      FEEDBACK_PER_HOUR: 5,
      SITE_URL: 'https://www.example.gov.cn',
    });
  });

  test('counts what is empty as unset, and the machine’s own name as no interface', () => {
    expect(run({ PORT: '', DATABASE_URL: '', SMTP_URL: '', HOSTNAME: '' })).toEqual(run({}));
    expect(run({ HOSTNAME: 'machine' })).toEqual(run({}));
    expect(run({ HOSTNAME: 'other' }).HOSTNAME).toBe('other');
  });

  test('has every mistake named at once, without a secret', () => {
    const env = {
      PORT: '70000',
      DATABASE_URL: 'mysql://user:secret@db',
      TRUST_PROXY: 'yes',
      WORKERS: 'all',
      FEEDBACK_PER_HOUR: '0',
      SMTP_URL: 'https://user:secret@mail',
      MAIL_FROM: 'nobody',
      MAIL_TO: 'a b@c',
      SITE_URL: 'https://www.example.gov.cn/path',
    };
    expect(() => run(env)).toThrow(ConfigError);
    expect(() => run(env)).toThrowErrorMatchingInlineSnapshot(`
      [ConfigError: 设置有误：
        PORT=70000：应为 0 到 65535 的整数
        DATABASE_URL=……：应以 postgres:// 开头
        TRUST_PROXY=yes：应为 0 到 10 的整数
        WORKERS=all：应为 1 到 64 的整数，或者 auto
        FEEDBACK_PER_HOUR=0：应为 1 到 1000000 的整数
        SMTP_URL=……：应以 smtp:// 或 smtps:// 开头
        MAIL_FROM=nobody：应为电子邮箱
        MAIL_TO=a b@c：应为电子邮箱
        SITE_URL=https://www.example.gov.cn/path：应为网站的地址，不带路径，例如 https://www.example.gov.cn]
    `);
  });

  test('takes one process for each core', () => expect(run({ WORKERS: 'auto' }).WORKERS).toBe('auto'));

  test.each(['-1', '1.5', '1e3', ' 1', '0x10', '1 '])('takes no number like “%s”', (value) => {
    expect(() => run({ PORT: value })).toThrow(`PORT=${value}：应为 0 到 65535 的整数`);
  });
});

describe('the environment of a build', () => {
  test('may be empty', () => {
    expect(readBuildConfig({})).toEqual({ SITE_URL: 'http://localhost:3000', CONTENT_DIR: 'content' });
  });

  test.each([
    ['https://www.example.gov.cn', 'https://www.example.gov.cn'],
    ['https://www.example.gov.cn///', 'https://www.example.gov.cn'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('takes the address %s', (SITE_URL, read) => expect(readBuildConfig({ SITE_URL }).SITE_URL).toBe(read));

  test.each([
    'www.example.gov.cn',
    'https://www.example.gov.cn/site',
    'https://www.example.gov.cn?x',
    'https://user@www.example.gov.cn',
    'ftp://www.example.gov.cn',
    'https://',
    'javascript:alert(1)',
  ])('refuses the address %s in words', (SITE_URL) => {
    expect(() => readBuildConfig({ SITE_URL })).toThrow(
      `SITE_URL=${SITE_URL}：应为网站的地址，不带路径，例如 https://www.example.gov.cn`,
    );
  });
});

describe('what is set for our own commands', () => {
  test('is where builds are kept, unless it is said otherwise', () => {
    expect(readInnerConfig({})).toEqual({ DISCLOSURE_OUTPUT: '.next' });
  });
});

describe('a loopback address', () => {
  test.each([
    ['http://localhost:3000', true],
    ['http://site.localhost', true],
    ['http://127.0.0.1', true],
    ['http://127.8.9.10:80', true],
    ['http://[::1]:3000', true],
    ['https://www.example.gov.cn', false],
    ['https://localhost.example.cn', false],
    ['http://192.168.0.1', false],
  ])('%s is one: %s', (url, is) => expect(isLoopback(url)).toBe(is));
});

describe('the settings of mail', () => {
  const all = { MAIL_FROM: 'site@example.cn', MAIL_TO: 'office@example.cn' };

  test.each([
    'smtps://me:pa#ss@mail.example',
    'smtp://me:pa/ss@mail.example',
    'smtps://me:50%@mail.example',
    'smtp://',
  ])('are refused where user or password are not written as in an address, and are not shown: %s', (url) => {
    const read = () => mailSettings(run({ ...all, SMTP_URL: url }));
    expect(read).toThrow(/SMTP_URL=……/);
    expect(read).not.toThrow(/pa.ss/);
  });

  test('are none, or all of them', () => {
    expect(mailSettings(run({}))).toBeNull();
    const url = 'smtps://me%40b:pa%23ss@mail.example:465/';
    expect(mailSettings(run({ ...all, SMTP_URL: url }))).toEqual({
      url,
      from: all.MAIL_FROM,
      to: all.MAIL_TO,
    });
    expect(() => mailSettings(run(all))).toThrow('现在少了 SMTP_URL');
  });
});
