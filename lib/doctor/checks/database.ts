import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';

/** How the database stands. `older`: a version before this one made its tables. */
export type DatabaseObservation =
  | { readonly state: 'sound' | 'older' }
  /** It is in PostgreSQL, as the site was last served, and nothing here says where. */
  | { readonly state: 'unnamed' }
  | {
      readonly state: 'unavailable';
      /** Why, in Chinese. */
      readonly reason: string;
    };

/** What the check of the database can find. */
export const DATABASE_FINDINGS = {
  'database.unavailable': {
    grade: 'problem',
    why: '数据库用不了，现在就收不到反馈，写信人也查不到答复。',
    action:
      '照上面写的原因处理；用 PostgreSQL 的，看它是否在运行：systemctl status postgresql。网站自己会再连上，不用重新启动。',
  },
  'database.unnamed': {
    grade: 'attention',
    why: '网站上一次用的是 PostgreSQL，而这里没有 DATABASE_URL：数据库没有检查。',
    action: '用运行网站的同一组设置再运行一次，例如先 set -a，再 . /etc/disclosure-site.env。',
  },
  'database.older': {
    grade: 'attention',
    why: '下一次启动会把表改成新版的，旧版的程序以后就不能用它了。',
    action: '先留一份拷贝，再重新启动网站。',
  },
} as const;

const { ok, found } = findingMaker(DATABASE_FINDINGS);

/** Checks that the database can be read, is sound, and is of this version. */
export function checkDatabase(observed: DatabaseObservation): DoctorFinding[] {
  switch (observed.state) {
    case 'sound':
      return [ok('database', '数据库能读，没有发现损坏')];
    case 'older':
      return [found('database.older', '数据库的表是旧版程序建的')];
    case 'unnamed':
      return [found('database.unnamed', '没有设置 DATABASE_URL')];
    case 'unavailable':
      return [found('database.unavailable', observed.reason)];
  }
}
