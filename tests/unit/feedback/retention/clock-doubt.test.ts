import { describe, expect, test } from 'vitest';
import { type ClockEvidence, doubtInWords, doubtOf } from '#lib/feedback/retention/clock-doubt';

const at = (moment: string) => Date.parse(`${moment}+08:00`);
const NOW = at('2026-05-20T10:00');
const NOTHING: ClockEvidence = { mark: null, newestDay: null, database: null, backup: null };

describe('the clock', () => {
  test.each<[string, Partial<ClockEvidence>]>([
    ['where nothing speaks against it', {}],
    ['that went on from its mark', { mark: at('2026-05-20T09:00') }],
    ['after a week in which the site stood still', { mark: at('2026-05-13T10:00') }],
    ['that is some hours behind its mark', { mark: at('2026-05-20T18:00') }],
    ['where the newest entry is of this week', { newestDay: '2026-05-13' }],
    ['that agrees with the database', { database: at('2026-05-20T10:09') }],
    ['after the newest backup', { backup: at('2026-05-19T03:00') }],
  ])('is trusted %s', (_, evidence) => {
    expect(doubtOf(NOW, { ...NOTHING, ...evidence })).toBeNull();
  });

  test.each<[string, Partial<ClockEvidence>, string]>([
    ['far ahead of its mark', { mark: at('2026-05-13T09:59') }, 'ahead'],
    ['a year ahead of everything that was stored', { newestDay: '2025-05-20' }, 'ahead'],
    ['a day behind its mark', { mark: at('2026-05-21T10:01') }, 'behind'],
    ['later than the database’s', { database: at('2026-05-20T09:49') }, 'database'],
    ['earlier than the database’s', { database: at('2026-05-21T10:00') }, 'database'],
    ['a day before the newest backup', { backup: at('2026-05-22T03:00') }, 'backup'],
  ])('is doubted when it is %s', (_, evidence, kind) => {
    expect(doubtOf(NOW, { ...NOTHING, ...evidence })?.kind).toBe(kind);
  });

  test('goes by its mark rather than by what was stored, which nobody writes for months', () => {
    expect(doubtOf(NOW, { ...NOTHING, mark: at('2026-05-20T09:00'), newestDay: '2025-01-01' })).toBeNull();
  });
});

test('staff read both times, and what to do', () => {
  const words = (evidence: Partial<ClockEvidence>) => {
    const doubt = doubtOf(NOW, { ...NOTHING, ...evidence });
    return doubt && doubtInWords(doubt);
  };
  expect(words({ mark: at('2024-05-13T09:59') })).toMatchInlineSnapshot(
    `"服务器的时钟显示2026年5月20日 10:00，比网站上次运行的时候（2024年5月13日 09:59）晚了七天以上。如果网站确实停了这么久，时钟没有错，请运行 npm run office -- retention --clock-is-right；如果时钟错了，请改正。"`,
  );
  expect(words({ database: at('2026-05-21T10:00') })).toMatchInlineSnapshot(
    `"服务器的时钟显示2026年5月20日 10:00，数据库服务器的时钟显示2026年5月21日 10:00，两个不一样。请核对两台机器的时间，改正不对的一个。"`,
  );
  expect(words({ backup: at('2027-05-22T03:00') })).toMatchInlineSnapshot(
    `"服务器的时钟显示2026年5月20日 10:00，而最新的备份是2027年5月22日 03:00做的，比它还晚。请核对服务器的时间；如果现在的时间是对的，请把 BACKUP_DIR 里日期在今天以后的备份移到别处，网站会自己恢复；运行命令的，再运行一次。"`,
  );
  expect(words({ mark: at('2027-01-01T00:00') })).toMatchInlineSnapshot(
    `"服务器的时钟显示2026年5月20日 10:00，比网站上次运行的时候（2027年1月1日 00:00）还早。请核对服务器的时间；如果现在的时间是对的，以前的错了，请运行 npm run office -- retention --clock-is-right。"`,
  );
});
