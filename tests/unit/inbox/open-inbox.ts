import { instantOf } from '#lib/model/date';
import type { DeviceRole } from '#lib/office/certificate';
import { sealVault } from '#lib/office/vault';
import { createOfficeClient } from '../../../inbox/work/client';
import type {
  InboxSession,
  InboxSnapshot,
  InboxSubmission,
  LeftBehind,
} from '../../../inbox/work/inbox-types';
import { carryOutTask, createTasks, type TaskReport, type Tasks } from '../../../inbox/work/opening/tasks';
import { openWorkPool, type WorkPool } from '../../../inbox/work/opening/worker-pool';
import type { Platform, WorkerPort } from '../../../inbox/work/platform';
import { openSession } from '../../../inbox/work/session';
import {
  bytes,
  type TestDevice,
  type TestOffice,
  testDevice,
  testOffice,
  testVault,
} from '../office/fixtures';
import { FakeOffice, SITE, TODAY } from './fake-office';

/** Bytes that no other call gave, and the same in every run. */
let calls = 0;

/** Of the cost of a real file's passphrase, a thousandth: it is not what is tried here. */
export const WORK_FACTOR = 7;

/** What a worker does, in this thread. */
function testWorker(): WorkerPort {
  let report: (message: TaskReport) => void = () => undefined;
  const tasks: Tasks = {
    ...createTasks(() => new Promise((resolve) => setTimeout(resolve))),
    sealVault: (vault, passphrase) => sealVault(vault, passphrase, WORK_FACTOR),
  };
  return {
    listen: (onReport) => {
      report = onReport;
      report({ kind: 'ready' });
    },
    post: (message) => {
      carryOutTask(tasks, message).then(
        (done) => report({ kind: 'done', done }),
        (error: Error) => report({ kind: 'failed', error }),
      );
    },
    end: () => undefined,
  };
}

/** A browser with one worker, before a site in memory. */
export function testPlatform(site: Pick<FakeOffice, 'fetch'>): Platform {
  return {
    fetch: site.fetch,
    random: (count) => {
      calls += 1;
      return bytes(count, calls).map((byte, index) => (index < 2 ? (calls >> (8 * index)) & 255 : byte));
    },
    clock: { now: () => instantOf(`${TODAY}T09:00:00+08:00`) },
    workers: 1,
    startWorker: testWorker,
  };
}

/** An office, its site in memory, and one of its devices. */
export interface TestInbox {
  readonly office: TestOffice;
  readonly site: FakeOffice;
  readonly device: TestDevice;
  /** Opens a session of the device, or of another one of this office. */
  open(of?: TestDevice, left?: LeftBehind | null): Promise<InboxSession>;
}

/** Sets an office up with one device, 王芳's. @param alter alters what opens rows. */
export async function testInbox(
  role: DeviceRole = 'clerk',
  alter: (pool: WorkPool) => WorkPool = (pool) => pool,
): Promise<TestInbox> {
  const office = await testOffice();
  const site = new FakeOffice(office.recipient);
  const device = await testDevice(office, 1, role, '王芳');
  site.devices.push({ ...device.signed, state: 'active' });
  const open = async (of = device, left: LeftBehind | null = null) => {
    const vault = testVault(office, of, SITE);
    site.tokens.add(vault.device.token);
    const platform = testPlatform(site);
    const pool = alter(await openWorkPool({ ...platform, workers: 0 }));
    const client = createOfficeClient(platform, SITE, vault.device.token);
    return openSession({ vault, recipient: office.recipient, platform, client, pool }, left);
  };
  return { office, site, device, open };
}

/** A submission of a snapshot by its id. @throws where it is not there. */
export function submissionIn({ submissions }: InboxSnapshot, id: string): InboxSubmission {
  const found = submissions.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not among ${submissions.map((one) => one.id).join()}`);
  return found;
}
