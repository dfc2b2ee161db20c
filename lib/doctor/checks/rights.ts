import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';

/** What the system says of one file or folder of the data. */
export interface RightsObservation {
  readonly what: 'folder' | 'database' | 'key';
  readonly path: string;
  /** Its permission bits; null on a system that has none. */
  readonly mode: number | null;
  /** The id of the account that it belongs to. */
  readonly owner: number;
  /** Whether this account may read and write it. */
  readonly isUsable: boolean;
}

/** What was observed of the rights of all data. */
export interface DataRights {
  /** Null where there is no `DATA_DIR`. */
  readonly files: readonly RightsObservation[] | null;
  /** The account of a server that runs on this machine; null where none does, or the system does not tell. */
  readonly account: number | null;
}

/** What the check of rights can find. */
export const RIGHTS_FINDINGS = {
  'rights.no-folder': {
    grade: 'problem',
    why: '反馈没有地方存。可能是磁盘没有挂载，或者 DATA_DIR 写错了。',
    action: '核对 DATA_DIR，用 mount 看磁盘在不在；第一次启动网站（npm start）会建好它。',
  },
  'rights.unusable': {
    grade: 'problem',
    why: '网站读写不了它，就不能接收反馈，或者办公室打不开反馈。',
    action:
      '用运行网站的账号再运行一次；还是这样，由管理员把 DATA_DIR 交给那个账号：chown -R disclosure:disclosure /var/lib/disclosure-site。',
  },
  'rights.owner': {
    grade: 'problem',
    why: 'DATA_DIR 里有属于别的账号的文件，多半是用 root 运行过命令留下的：网站自己的账号会读写不了。',
    action:
      '由管理员把它交给运行网站的账号：chown -R disclosure:disclosure /var/lib/disclosure-site。以后用那个账号运行命令。',
  },
  'rights.key-open': {
    grade: 'problem',
    why: '谁读到私钥，谁就能打开全部反馈。',
    action: '运行 chmod 600，后面写这个文件；机器上还有别人的账号的，再照 docs/office.md 换一把钥匙。',
  },
  'rights.folder-open': {
    grade: 'attention',
    why: '这台机器上别的账号能看到 DATA_DIR 里有什么。反馈是加密的，但还是谁也不该进去。',
    action: '运行 chmod 700，后面写这个文件夹。',
  },
} as const;

const { ok, found } = findingMaker(RIGHTS_FINDINGS);

/** Rights of any account but the owner's. */
const OTHERS = 0o077;

/** Checks whose the data's files are, and who may read them. */
export function checkRights({ files, account }: DataRights): DoctorFinding[] {
  const folder = files?.find(({ what }) => what === 'folder');
  if (!files || !folder) return [found('rights.no-folder', '找不到 DATA_DIR')];
  const [wanted, whose] = account === null ? [folder.owner, 'DATA_DIR 属于'] : [account, '网站运行用的是'];
  const findings = files.flatMap(({ what, path, mode, owner, isUsable }) => {
    const written = mode === null ? '' : `，权限是 ${mode.toString(8).padStart(3, '0')}`;
    const wrong: DoctorFinding[] = [];
    if (!isUsable) wrong.push(found('rights.unusable', `现在的账号不能读写 ${path}${written}`));
    if (owner !== wanted)
      wrong.push(found('rights.owner', `${path} 属于账号 ${owner}，${whose}账号 ${wanted}`));
    if (mode === null || (mode & OTHERS) === 0) return wrong;
    if (what === 'key') wrong.push(found('rights.key-open', `私钥文件 ${path} 别的账号也能读${written}`));
    if (what === 'folder')
      wrong.push(found('rights.folder-open', `别的账号能进 DATA_DIR（${path}）${written}`));
    return wrong;
  });
  return findings.length > 0 ? findings : [ok('rights', 'DATA_DIR、数据库和私钥文件的权限')];
}
