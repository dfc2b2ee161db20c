import { describe, expect, test } from 'vitest';
import { UnsealError } from '#lib/feedback/crypto/sealing';
import { openVault, sealVault, WrongPassphrase } from '#lib/office/vault';
import { testDevice, testOffice, testVault } from './fixtures';

const office = await testOffice();
const vault = testVault(office, await testDevice(office, 1));
const PASSPHRASE = '3917 5520 8846 0173 6692 4418';
const sealed = await sealVault(vault, PASSPHRASE);

describe('a vault', () => {
  test('opens with its passphrase, however wide, in whichever case and with whichever blanks it is typed', async () => {
    expect(await openVault(sealed, '３９１７-5520-8846 01736692　4418 ')).toEqual(vault);
  });

  test('is told from a wrong passphrase', async () => {
    await expect(openVault(sealed, PASSPHRASE.replace('3917', '3916'))).rejects.toThrow(WrongPassphrase);
  });

  test('that is damaged is told from a wrong passphrase', async () => {
    const damaged = sealed.slice(0, -8) + (sealed.endsWith('AAAAAAA=') ? 'BBBBBBB=' : 'AAAAAAA=');
    await expect(openVault(damaged, PASSPHRASE)).rejects.toThrow(UnsealError);
    await expect(openVault('不是', PASSPHRASE)).rejects.toThrow(UnsealError);
  });

  test('shows nothing of what it holds', () => {
    for (const secret of [vault.office.identity, vault.device.token, vault.device.seed])
      expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain(secret);
  });

  test('makes a guess at its passphrase cost 128 MiB and 2¹⁷ rounds of scrypt', () => {
    // age-encryption.org/v1: `-> scrypt <salt> <binary logarithm of N>`.
    expect(Buffer.from(sealed, 'base64').toString('latin1')).toMatch(
      /^age-encryption\.org\/v1\n-> scrypt \S+ 17\n/,
    );
  });

  test('is for no site that can be overheard', async () => {
    await expect(sealVault({ ...vault, site: 'http://office.example' }, PASSPHRASE)).rejects.toThrow();
  });
});
