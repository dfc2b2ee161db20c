import { describe, expect, test } from 'vitest';
import { UnsealError } from '#lib/feedback/crypto/sealing';
import { isCertified } from '#lib/office/certificate';
import { checkWordOf } from '#lib/office/check-word';
import { certifyingKeyOf } from '#lib/office/signing';
import { openVault, WrongPassphrase } from '#lib/office/vault';
import { OfficeError } from '../../../inbox/work/office-response';
import { isSetUpOpen, parseIdentity, setUp, WrongCheckWord } from '../../../inbox/work/set-up';
import { unlock } from '../../../inbox/work/unlock';
import { testOffice, text64 } from '../office/fixtures';
import { FakeOffice, SITE } from './fake-office';
import { testPlatform } from './open-inbox';

const PASSPHRASE = '3917 5520 8846 0173 6692 4418';
const office = await testOffice();
const DATA = { setup: text64(32, 90), site: SITE, expires: '2025-01-16T01:00:00.000Z' };

const SITE_OF_FILE = new FakeOffice('');
const FILE = await setUp(testPlatform(SITE_OF_FILE), DATA, {
  name: '王芳',
  passphrase: PASSPHRASE,
  identity: office.identity,
});

/** The saved file of a set-up with the identity that the office had, and a site that knows nothing of it. */
function saved() {
  const site = new FakeOffice('');
  return { site, platform: testPlatform(site), file: FILE };
}

describe('a set-up', () => {
  test('makes a file that holds everything, and sends nothing', async () => {
    const site = new FakeOffice('');
    const request = { name: '王芳', passphrase: PASSPHRASE, identity: null };
    const file = await setUp(testPlatform(site), DATA, request);
    expect([...site.asked, ...SITE_OF_FILE.asked]).toEqual([]);
    expect(file).toMatchObject({ fileName: '王芳的收件箱.html', data: { name: '王芳', site: SITE } });
    const vault = await openVault(file.data.vault, PASSPHRASE);
    expect(vault).toMatchObject({
      site: SITE,
      setup: { token: DATA.setup, expires: DATA.expires },
      made: '2025-01-15',
    });
    const { certificate } = vault.certificate;
    const verifier = {
      recipient: certificate.office,
      verifyKey: certifyingKeyOf(vault.office.identity).verifyKey,
    };
    expect(isCertified(vault.certificate, verifier)).toBe(true);
    expect(certificate).toMatchObject({ device: vault.device.id, name: '王芳', role: 'clerk' });
  });

  test('takes the identity that the office has', async () => {
    const { file } = saved();
    expect((await openVault(file.data.vault, PASSPHRASE)).office).toEqual({
      identity: office.identity,
      former: [],
    });
  });

  test('goes on in the reopened file: the sheet is printed, its check word typed, the key proved, digits shown', async () => {
    const { site, platform, file } = saved();
    const { pending } = await unlock(platform, file.data, PASSPHRASE);
    if (!pending) throw new Error('no set-up');
    expect(await pending.step()).toBeNull();
    expect(pending.sheet()).toEqual({
      identity: office.identity,
      recipient: office.recipient,
      checkWord: checkWordOf(office.identity),
      made: '2025-01-15',
    });
    site.asked.length = 0;
    await expect(pending.prove('000')).rejects.toThrow(WrongCheckWord);
    expect(site.asked).toEqual([]);
    expect(await pending.prove(checkWordOf(office.identity))).toBe('12345678');
    expect(await pending.step()).toBe('proved');
    expect(await pending.prove(checkWordOf(office.identity))).toBe('12345678');
  });

  test('tells what the server says against it', async () => {
    const { site, platform, file } = saved();
    const session = await unlock(platform, file.data, PASSPHRASE);
    for (const error of ['used', 'other-key', 'wrong', 'clock'] as const) {
      site.lies.set('setup', () => ({ error }));
      const proved = session.pending?.prove(checkWordOf(office.identity));
      await expect(proved).rejects.toEqual(new OfficeError('conflict', error));
    }
  });

  test('answers nothing but the challenge to this device', async () => {
    const { site, platform, file } = saved();
    const session = await unlock(platform, file.data, PASSPHRASE);
    site.recipient = office.recipient;
    await site.receive('a', '秘密');
    site.lies.set('setup', () => ({ challenge: site.rows.get('a')?.sealed }));
    site.asked.length = 0;
    await expect(session.pending?.prove(checkWordOf(office.identity))).rejects.toThrow(UnsealError);
    expect(site.asked).toEqual(['POST setup']);
  });

  test('is open until its token expires', () => {
    const clock = (moment: string) => ({ clock: { now: () => Date.parse(moment) } });
    expect(isSetUpOpen(DATA, clock('2025-01-16T00:59:59Z'))).toBe(true);
    expect(isSetUpOpen(DATA, clock('2025-01-16T01:00:00Z'))).toBe(false);
  });

  test('takes no name that is not one', async () => {
    const platform = testPlatform(new FakeOffice(''));
    const made = setUp(platform, DATA, { name: ' ', passphrase: PASSPHRASE, identity: null });
    await expect(made).rejects.toThrow();
  });
});

describe('unlocking', () => {
  test('tells a wrong passphrase, and another site beside the vault than in it', async () => {
    const { platform, file } = saved();
    await expect(unlock(platform, file.data, 'x')).rejects.toThrow(WrongPassphrase);
    const moved = { ...file.data, site: 'https://other.example' };
    await expect(unlock(platform, moved, PASSPHRASE)).rejects.toThrow(UnsealError);
  });
});

describe('the office’s identity', () => {
  const { identity } = office;

  test.each([
    ['as the key file holds it', `# 注释\r\n# public key: ${office.recipient}\r\n${identity}\r\n`],
    ['typed small, with blanks', ` ${identity.toLowerCase().replace(/(.{8})/g, '$1 ')}`],
    ['typed wide, without hyphens', identity.replaceAll('-', '').replaceAll('1', '１')],
    ['over two lines', `${identity.slice(0, 40)}\n${identity.slice(40)}`],
  ])('is read %s', async (_, text) => expect(await parseIdentity(text)).toBe(identity));

  test.each([
    ['nothing', ''],
    ['the public key', office.recipient],
    ['a slip', identity.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'))],
    ['two', `${identity}\n${identity}`],
  ])('is not read from %s', async (_, text) => expect(await parseIdentity(text)).toBeNull());
});
