import { recipientOf, UnsealError } from '#lib/feedback/crypto/sealing';
import type { VaultData } from '#lib/office/inbox-file';
import { createOfficeClient } from './client';
import type { InboxSession, LeftBehind } from './inbox-types';
import { openWorkPool } from './opening/worker-pool';
import type { Platform } from './platform';
import { openSession } from './session';

/**
 * Unlocks an inbox file with its passphrase. It takes a second or more.
 * @param left what the session before left when it was locked; null for nothing.
 * @throws WrongPassphrase; NotEnoughMemory; UnsealError where the vault is damaged, or another site stands beside it than in it.
 */
export async function unlock(
  platform: Platform,
  { vault: sealed, site }: VaultData,
  passphrase: string,
  left: LeftBehind | null = null,
): Promise<InboxSession> {
  const pool = await openWorkPool(platform);
  try {
    const vault = await pool.openVault(sealed, passphrase);
    if (vault.site !== site) throw new UnsealError('the vault is of another site');
    const recipient = await recipientOf(vault.office.identity);
    const client = createOfficeClient(platform, vault.site, vault.device.token);
    return await openSession({ vault, recipient, platform, client, pool }, left);
  } catch (error) {
    pool.end();
    throw error;
  }
}
