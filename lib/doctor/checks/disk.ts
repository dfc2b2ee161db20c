import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';
import { RESERVED_BYTES } from '#lib/feedback/limits/disk-space';

const MIB = 1024 * 1024;

/** Free bytes below which it is time to make room: a build and a copy of a database fit into as much. */
const LITTLE = 1024 * MIB;

/** The space of one place; `free` is null where the system cannot tell. */
export interface DiskObservation {
  readonly place: 'data' | 'builds' | 'backups';
  readonly path: string;
  /** Bytes that this account may still use. */
  readonly free: number | null;
}

/** What the check of disks can find. */
export const DISK_FINDINGS = {
  'disk.full': {
    grade: 'problem',
    why: '数据的磁盘少于 64 MiB 就不再接收反馈，构建的磁盘满了就发布不了新通报，备份的磁盘满了就没有新的备份。',
    action:
      '删去磁盘上没有用的文件（不要动 DATA_DIR 里的任何文件），或者换更大的磁盘。旧的构建用 npm run build -- --forget 清理。',
  },
  'disk.little': {
    grade: 'attention',
    why: '一次构建、一份数据库的拷贝要占几百 MiB；到 64 MiB 就不再接收反馈。',
    action: '用 df -h 和 du -sh 看是什么占了磁盘，腾出 1 GiB 以上。',
  },
  'disk.unknown': {
    grade: 'attention',
    why: '不知道磁盘还有多少空间，满了也没有人知道。',
    action: '看这个文件夹在不在、用运行网站的账号能不能进。',
  },
} as const;

const { ok, found } = findingMaker(DISK_FINDINGS);

const PLACES = { data: 'DATA_DIR', builds: '构建的文件夹', backups: 'BACKUP_DIR' } as const;

/** Checks that the disks on which data, builds and backups lie have room. */
export function checkDisk(disks: readonly DiskObservation[]): DoctorFinding[] {
  return disks.map(({ place, path, free }) => {
    const where = `${PLACES[place]}（${path}）`;
    if (free === null) return found('disk.unknown', `查不到${where}的磁盘空间`);
    const words = `${where}的磁盘还有 ${sizeInWords(free)}`;
    if (free <= RESERVED_BYTES) return found('disk.full', words);
    return free < LITTLE ? found('disk.little', words) : ok('disk', words);
  });
}

function sizeInWords(bytes: number): string {
  return bytes < LITTLE ? `${Math.floor(bytes / MIB)} MiB` : `${(bytes / LITTLE).toFixed(1)} GiB`;
}
