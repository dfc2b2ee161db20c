import { describe, expect, test } from 'vitest';
import {
  type BackupsObservation,
  checkBackups,
  type NewestBackup,
  type NightsObservation,
} from '#lib/doctor/checks/backups';
import { checkClock } from '#lib/doctor/checks/clock';
import { checkDatabase, type DatabaseObservation } from '#lib/doctor/checks/database';
import { checkDisk } from '#lib/doctor/checks/disk';
import { checkMail, type MailObservation } from '#lib/doctor/checks/mail';
import { checkNode } from '#lib/doctor/checks/node';
import { checkProxy, type ProxyObservation } from '#lib/doctor/checks/proxy';
import { checkReach, type ReachObservation } from '#lib/doctor/checks/reach';
import { checkRetention, type RetentionObservation } from '#lib/doctor/checks/retention';
import { checkRights, type RightsObservation } from '#lib/doctor/checks/rights';
import { checkTimeZone } from '#lib/doctor/checks/time-zone';
import { checkTls, type TlsObservation } from '#lib/doctor/checks/tls';
import type { DoctorFinding } from '#lib/doctor/finding';

// What each check of the doctor makes of what was observed.

/** The names of findings, as a table tells them. */
const idsOf = (findings: readonly DoctorFinding[]) => findings.map(({ id }) => id);

const NOW = Date.parse('2026-11-27T12:00:00+08:00');
const HOUR = 3_600_000;

describe('clocks', () => {
  const calm = { ahead: { database: null, site: null }, lastDay: null, today: '2026-11-27' };
  test.each([
    ['nothing to compare with', calm, ['clock']],
    ['a database that agrees', { ...calm, ahead: { database: -4, site: null } }, ['clock']],
    ['a database some seconds off', { ...calm, ahead: { database: 5, site: null } }, ['clock.database-near']],
    ['a database an hour behind', { ...calm, ahead: { database: -3600, site: 1 } }, ['clock.database']],
    ['a site some seconds behind', { ...calm, ahead: { database: 0, site: -59 } }, ['clock.site-near']],
    ['a site a minute ahead', { ...calm, ahead: { database: 0, site: 60 } }, ['clock.site']],
    ['days that are still to come', { ...calm, lastDay: '2026-11-28' }, ['clock.past']],
    ['days of today', { ...calm, lastDay: '2026-11-27' }, ['clock']],
  ])('%s', (_, observed, expected) => {
    expect(idsOf(checkClock(observed))).toEqual(expected);
  });
});

describe('time zone data', () => {
  test.each([
    ['Beijing’s', 'GMT+08:00', 'time-zone'],
    ['none', null, 'time-zone.data'],
    ['another hour', 'GMT+09:00', 'time-zone.data'],
  ])('%s', (_, shanghai, expected) => {
    expect(idsOf(checkTimeZone({ shanghai }))).toEqual([expected]);
  });
});

describe('a disk', () => {
  const MIB = 1024 * 1024;
  test.each([
    ['with as much as is reserved', 64 * MIB, 'disk.full'],
    ['with a little more', 65 * MIB, 'disk.little'],
    ['with room', 1024 * MIB, 'disk'],
    ['of which nothing is known', null, 'disk.unknown'],
  ])('%s', (_, free, expected) => {
    expect(idsOf(checkDisk([{ place: 'data', path: '/data', free }]))).toEqual([expected]);
  });

  test('is told of for each place', () => {
    const free = 2_000 * MIB;
    const places = [
      { place: 'data', path: '/data', free },
      { place: 'builds', path: '.next', free: 0 },
    ] as const;
    expect(checkDisk(places).map(({ found }) => found)).toEqual([
      'DATA_DIR（/data）的磁盘还有 2.0 GiB',
      '构建的文件夹（.next）的磁盘还有 0 MiB',
    ]);
  });
});

describe('rights', () => {
  const folder: RightsObservation = { what: 'folder', path: '/data', mode: 0o700, owner: 7, isUsable: true };
  const key: RightsObservation = { ...folder, what: 'key', path: '/data/office-key-1.txt', mode: 0o600 };
  const database: RightsObservation = { ...folder, what: 'database', path: '/data/feedback.db', mode: 0o644 };
  test.each([
    ['as the site makes them', [folder, database, key], ['rights']],
    [
      'on a system that has none',
      [
        { ...folder, mode: null },
        { ...key, mode: null },
      ],
      ['rights'],
    ],
    ['without a folder', null, ['rights.no-folder']],
    ['of a folder that its group may enter', [{ ...folder, mode: 0o750 }], ['rights.folder-open']],
    ['of a key that all may read', [folder, { ...key, mode: 0o644 }], ['rights.key-open']],
    ['that root left behind', [folder, { ...database, owner: 0 }], ['rights.owner']],
    ['that this account lacks', [folder, { ...database, isUsable: false }], ['rights.unusable']],
  ])('%s', (_, observed, expected) => {
    expect(idsOf(checkRights({ files: observed, account: null }))).toEqual(expected);
  });

  test('are compared with the account that the site runs as', () => {
    const files = [folder, database];
    expect(idsOf(checkRights({ files, account: 7 }))).toEqual(['rights']);
    expect(idsOf(checkRights({ files, account: 8 }))).toEqual(['rights.owner', 'rights.owner']);
  });
});

describe('a database', () => {
  test.each<[DatabaseObservation, string]>([
    [{ state: 'sound' }, 'database'],
    [{ state: 'older' }, 'database.older'],
    [{ state: 'unnamed' }, 'database.unnamed'],
    [{ state: 'unavailable', reason: '数据库没有答复' }, 'database.unavailable'],
  ])('%o', (observed, expected) => {
    expect(idsOf(checkDatabase(observed))).toEqual([expected]);
  });
});

describe('the site’s address', () => {
  test.each<[ReachObservation, string]>([
    [{ state: 'answered', store: 'ok', mail: null }, 'reach'],
    [{ state: 'answered', store: 'full', mail: 'ok' }, 'reach.store'],
    [{ state: 'other', status: 502 }, 'reach.other'],
    [{ state: 'unreachable', reason: 'ECONNREFUSED' }, 'reach.unreachable'],
  ])('%o', (observed, expected) => {
    expect(idsOf(checkReach('https://www.example.gov.cn', observed))).toEqual([expected]);
  });
});

describe('TLS', () => {
  const well = {
    state: 'tls',
    protocol: 'TLSv1.3',
    distrust: null,
    daysLeft: 30,
    hsts: 'max-age=31536000',
  } as const;
  test.each<[string, TlsObservation, string[]]>([
    ['as nginx.conf has it', well, ['tls']],
    ['none, at an address for all', { state: 'plain', isLocal: false }, ['tls.none']],
    ['none, on one’s own machine', { state: 'plain', isLocal: true }, ['tls.local']],
    ['a certificate of 29 days', { ...well, daysLeft: 29 }, ['tls.expiring']],
    ['a certificate of 6 days', { ...well, daysLeft: 6 }, ['tls.expired']],
    [
      'a certificate that has ended',
      { ...well, daysLeft: -1, distrust: 'CERT_HAS_EXPIRED' },
      ['tls.expired'],
    ],
    ['a certificate of nobody', { ...well, distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, ['tls.untrusted']],
    ['an old protocol', { ...well, protocol: 'TLSv1.1' }, ['tls.protocol']],
    ['no HSTS', { ...well, hsts: null }, ['tls.hsts']],
    ['HSTS of a day', { ...well, hsts: 'includeSubDomains; max-age=86400' }, ['tls.hsts']],
    ['HSTS with more to it', { ...well, hsts: 'max-age="63072000"; preload' }, ['tls']],
  ])('%s', (_, observed, expected) => {
    expect(idsOf(checkTls(observed))).toEqual(expected);
  });
});

describe('backups', () => {
  const UNTRIED = { state: 'untried', reason: '因为', role: null } as const;
  const today = '2026-11-27';
  const read = (newest: NewestBackup | null): BackupsObservation => ({
    ...{ state: 'read', newest, isLogBehind: false },
  });
  const nothing = { night: null, doubt: null };
  test.each<[string, BackupsObservation, string]>([
    ['that nobody asked for', { state: 'unset' }, 'backups.unset'],
    ['on a disk that hangs', { state: 'silent' }, 'backups.silent'],
    ['in a folder that cannot be read', { state: 'unreadable', reason: 'EACCES' }, 'backups.unreadable'],
    ['of which there is none', read(null), 'backups.none'],
    ['of last night', read({ state: 'tried', day: '2026-11-26' }), 'backups'],
    ['of two nights ago', read({ state: 'tried', day: '2026-11-25' }), 'backups'],
    ['that could not be tried', read({ ...UNTRIED, day: '2026-11-26' }), 'backups.untried'],
    ['that a role may not try', read({ ...UNTRIED, role: 'site', day: '2026-11-26' }), 'backups.role'],
    ['of three nights ago', read({ state: 'tried', day: '2026-11-24' }), 'backups.old'],
    ['of tomorrow', read({ state: 'tried', day: '2026-11-28' }), 'backups.future'],
    [
      'that goes back, and does not fit together',
      read({ state: 'misfit', day: '2026-11-26' }),
      'backups.misfit',
    ],
    ['that cannot be put back', read({ state: 'damaged', reason: '已经损坏' }), 'backups.damaged'],
  ])('%s', (_, observed, expected) => {
    expect(idsOf(checkBackups(observed, nothing, today))).toEqual([expected]);
  });

  test('one that is old and could not be tried is told of as both', () => {
    const observed = read({ ...UNTRIED, day: '2026-11-20' });
    expect(idsOf(checkBackups(observed, nothing, today))).toEqual(['backups.old', 'backups.untried']);
  });

  test('a role that may make no database is told with the line of SQL that lets it', () => {
    const observed = read({ ...UNTRIED, role: 'the "site"', day: '2026-11-26' });
    expect(checkBackups(observed, nothing, today)[0]?.found).toBe(
      '最新的备份是2026年11月26日做的，逐字节核对过，没有试着恢复：因为。让它能建的 SQL：ALTER ROLE "the ""site""" CREATEDB;',
    );
  });

  const newest = { state: 'tried', day: '2026-11-26' } as const;
  const well = read(newest);
  test.each<[string, BackupsObservation, Partial<NightsObservation>, string]>([
    [
      'of which a night failed',
      well,
      { night: { day: '2026-11-25', failingSince: '2026-11-26' } },
      'backups.failing',
    ],
    [
      'beside which destructions are not written',
      { state: 'read', newest, isLogBehind: true },
      {},
      'backups.log-behind',
    ],
    [
      'of which none is removed by a doubted clock',
      well,
      { doubt: { kind: 'ahead', now: 20 * 86_400_000, known: 0 } },
      'backups.waits',
    ],
  ])('%s', (_, observed, nights, expected) => {
    expect(idsOf(checkBackups(observed, { ...nothing, ...nights }, today))).toEqual(['backups', expected]);
  });

  test('that the site makes are not said to be none where the doctor was not given their folder', () => {
    const night = { day: '2026-11-26', failingSince: null };
    const [finding] = checkBackups({ state: 'unset' }, { ...nothing, night }, today);
    expect(finding?.found).toContain('网站最近做成的一次是2026年11月26日');
  });
});

describe('retention', () => {
  test.each<[string, RetentionObservation, string]>([
    ['that nobody decided on', { isSet: false, doubt: null }, 'retention.unset'],
    ['that goes by itself', { isSet: true, doubt: null }, 'retention'],
    [
      'that waits for a person',
      { isSet: true, doubt: { kind: 'ahead', now: NOW, known: NOW - 30 * 24 * HOUR } },
      'retention.waits',
    ],
  ])('%s', (_, observed, expected) => {
    expect(idsOf(checkRetention(observed))).toEqual([expected]);
  });
});

test('what to do about a clock that is right leads out where a backup bears a day to come', () => {
  const doubt = { kind: 'backup', now: NOW, known: NOW + 30 * 24 * HOUR } as const;
  const [waits] = checkRetention({ isSet: true, doubt });
  expect(waits?.action).toContain('移到别处');
});

describe('mail', () => {
  const none = { SMTP_URL: false, MAIL_FROM: false, MAIL_TO: false };
  const all = { SMTP_URL: true, MAIL_FROM: true, MAIL_TO: true };
  test.each<[string, MailObservation, string]>([
    ['that nobody set', { named: none, word: null, trouble: null }, 'mail.unset'],
    ['that is set whole', { named: all, word: null, trouble: null }, 'mail'],
    ['that the site sends, though nothing is set here', { named: none, word: 'ok', trouble: null }, 'mail'],
    ['of which the site knows nothing now', { named: all, word: 'unknown', trouble: null }, 'mail'],
    [
      'that the server would not take, whatever the site has sent before',
      { named: all, word: 'ok', trouble: '邮件服务器拒绝连接' },
      'mail.refused',
    ],
    ['that is tried again', { named: all, word: 'retrying', trouble: '邮件服务器拒绝连接' }, 'mail.retrying'],
    ['that was given up', { named: none, word: 'given-up', trouble: null }, 'mail.given-up'],
  ])('%s', (_, observed, expected) => {
    expect(idsOf(checkMail(observed))).toEqual([expected]);
  });

  test('that is set in part names what is missing', () => {
    const [partial] = checkMail({ named: { ...all, MAIL_TO: false }, word: null, trouble: null });
    expect([partial?.id, partial?.found]).toEqual(['mail.partial', '邮件的设置少了 MAIL_TO']);
  });
});

describe('Node', () => {
  test.each([
    ['20.20.2', '2026-04-30', ['node.ending']],
    ['20.20.2', '2026-05-01', ['node.ended']],
    ['22.21.1', '2026-11-27', ['node']],
    ['22.21.1', '2027-03-01', ['node.ending']],
    ['99.0.0', '2026-11-27', ['node.unknown']],
    ['24.1.0', '2028-06-01', ['node.ended', 'node.table']],
  ])('%s on %s', (version, today, expected) => {
    expect(idsOf(checkNode({ version, today }))).toEqual(expected);
  });
});

describe('proxies', () => {
  const body = { status: 200, isWhole: true, isStreamed: true };
  const seen = (
    [hops, forgedAt, client, trusted]: readonly [number, number, number, number],
    changed: Partial<typeof body> = {},
  ): ProxyObservation => ({
    state: 'seen',
    hops: { hops, forgedAt, client, trusted },
    body: { ...body, ...changed },
  });
  test.each<[string, ProxyObservation, string[]]>([
    ['none, and none trusted', seen([2, 0, 1, 0]), ['proxy']],
    ['none, and one trusted', seen([2, 0, 0, 1]), ['proxy.forged']],
    ['one that appends, and one trusted', seen([3, 0, 1, 1]), ['proxy']],
    ['one that replaces, and one trusted', seen([2, -1, 0, 1]), ['proxy']],
    ['one that appends, and none trusted', seen([3, 0, 2, 0]), ['proxy.one']],
    ['two that append, and one trusted', seen([4, 0, 2, 1]), ['proxy.one']],
    ['two that append, and three trusted', seen([4, 0, 0, 3]), ['proxy.forged']],
    ['one that takes the header away', seen([1, -1, 0, 1]), ['proxy.one']],
    ['one that refuses the body', seen([3, 0, 1, 1], { status: 413, isWhole: false }), ['proxy.cut']],
    ['one that gathers the body', seen([3, 0, 1, 1], { isStreamed: false }), ['proxy.gathers']],
    ['where there is no secret to ask by', { state: 'unasked' }, ['proxy.unknown']],
    ['where another answered', { state: 'unknown' }, ['proxy.unknown']],
  ])('%s', (_, observed, expected) => {
    expect(idsOf(checkProxy(observed, true))).toEqual(expected);
  });

  test('are not asked of where nobody serves', () => {
    expect(checkProxy({ state: 'unasked' }, false)).toEqual([]);
  });
});
