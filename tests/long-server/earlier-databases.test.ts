import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { replyIdentityOf } from '#lib/feedback/crypto/reply-key';
import { SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import type { StoreConfig } from '../../scripts/server/last-data';
import { ask } from '../harness/ask';
import { integrityOf, runStatement } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { office } from '../harness/office';
import type { TestServer } from '../harness/server';
import { headingOf, plain, posting, receiptIn, submitted } from '../harness/writer';

// Real files that programs of earlier schemas wrote, under a site that took submissions, answered, was rated and destroyed.

/** What opens what they hold: of fixed bytes, as no office's key is. */
const IDENTITY = replyIdentityOf(new Uint8Array(32).fill(9));

const EARLIER = [
  {
    schema: 'third',
    answered: '11571 27292 47180 57826 79825',
    withdrawn: '98721 53557 01220 91878 04346',
    id: '15b915abf6a60c72',
    recorded: 0,
  },
  {
    schema: 'fourth',
    answered: '81062 79293 32413 87055 81960',
    withdrawn: '26525 76607 24463 57361 37423',
    id: 'faab278dd361a424',
    recorded: 0,
  },
  {
    schema: 'fifth',
    answered: '01014 22010 30129 03758 64362',
    withdrawn: '85249 11977 69206 67893 73481',
    id: '384a101b9d6c2d15',
    recorded: 3,
  },
  {
    schema: 'sixth',
    answered: '31766 65967 47347 16195 52004',
    withdrawn: '89371 46586 65572 62486 63790',
    id: '38a7794fc95a3170',
    recorded: 2,
  },
];

const ASKED = '第三项的讲座，什么时候能办？';
const ANSWERED = '十二月已经办了两次。';

describe.each(EARLIER)(
  'a database of the $schema schema',
  ({ schema, answered, withdrawn, id, recorded }) => {
    let config: StoreConfig & { DATA_DIR: string };
    let keyFile: string;
    let server: TestServer;

    beforeEach(async () => {
      const folder = await ownFolder();
      config = { DATA_DIR: join(folder, 'data'), DATABASE_URL: undefined };
      await mkdir(config.DATA_DIR, { mode: 0o700 });
      const written = gunzipSync(await readFile(`tests/fixtures/databases/${schema}-schema.db.gz`));
      await writeFile(join(config.DATA_DIR, 'feedback.db'), written, { mode: 0o600 });
      keyFile = join(folder, 'key.txt');
      await writeFile(keyFile, `${IDENTITY}\n`, { mode: 0o600 });
      server = await ownServer({ at: FIRST.open, env: { DATA_DIR: config.DATA_DIR } });
    });

    const lookUp = (receipt: string) => ask(server.url, posting({ receipt }, { path: '/feedback' }));
    const run = (...args: string[]) => office(config, ...args, '--identity', keyFile);

    test('is brought up to date by a start, and stays sound', async () => {
      await lookUp(answered);
      expect(await runStatement(config.DATA_DIR, 'select version from schema_version')).toEqual([
        [SCHEMA_VERSION],
      ]);
      expect(await integrityOf(config.DATA_DIR)).toBe('ok');
    });

    test('still gives the writer the answer, and says what was withdrawn', async () => {
      const found = await lookUp(answered);
      expect(headingOf(found)).toBe('办理情况');
      expect(plain(found.text)).toContain(ANSWERED);
      expect(plain(found.text)).not.toContain(ASKED);
      expect(plain((await lookUp(withdrawn)).text)).toContain('已经撤回');
    });

    test('still gives the office the words, the history and the rating', async () => {
      const shown = await run('show', id);
      expect(shown).toMatchObject({ code: 0, stderr: '' });
      expect(shown.stdout).toContain(ASKED);
      expect(shown.stdout).toContain(ANSWERED);
      expect((await run('ratings')).stdout).toMatch(/满意\D*1/);
    });

    test('holds what the record held, and the record stays whole', async () => {
      const held = await runStatement(config.DATA_DIR, 'select count(*) from office_record');
      expect(held).toEqual([[recorded]]);
      expect(await office(config, 'verify')).toMatchObject({ code: 0, stderr: '' });
    });

    test('takes what is written now beside what was', async () => {
      const receipt = receiptIn(await submitted(server.url)) ?? '';
      expect(headingOf(await lookUp(receipt))).toBe('办理情况');
      expect(headingOf(await lookUp(answered))).toBe('办理情况');
    });
  },
);
