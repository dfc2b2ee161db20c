import { BOUNDS } from '#lib/content/bounds/bounds';
import { decodeText } from '#lib/content/files/decode';
import { isError, type Problem, problem } from '#lib/content/problem';
import { schemaProblems } from '#lib/content/schema/schema-problems';
import { checkSitePath, type FindLinkedNotice } from '#lib/content/site-address';
import type { ContentTree } from '#lib/content/source';
import { characterProblems } from '#lib/content/text-rules';
import { parseStaffYaml, type StaffYaml } from '#lib/content/yaml/staff-yaml';
import { parseSitePath, slugIn } from '#lib/model/addresses';
import { oldAddress, type Redirect, redirectKey, redirectsSchema } from '#lib/model/redirect';

const NAME = 'redirects.yaml';
const RULE = 'redirect';

/** What the checks of each redirect need. */
interface Setting {
  redirects: readonly Redirect[];
  /** The index of the first redirect of each old address, by its key. */
  firsts: ReadonlyMap<string, number>;
  yaml: StaffYaml;
  linkedNotice: FindLinkedNotice;
}

/**
 * `redirects.yaml`, validated: none when there is no such file, or when it has errors, which are in `problems`.
 * @param linkedNotice the notices, by their slugs: an address must lead to one that is there.
 */
export function readRedirects(
  tree: ContentTree,
  root: string,
  linkedNotice: FindLinkedNotice,
): { redirects: Redirect[]; problems: Problem[] } {
  const problems = misnamed(tree, root);
  const file = `${root}/${NAME}`;
  const bytes = tree.get(NAME);
  if (bytes === undefined) return { redirects: [], problems };
  const decoded = decodeText(file, bytes);
  if (decoded.problem) return { redirects: [], problems: [...problems, decoded.problem] };
  const yaml = parseStaffYaml(file, decoded.text, 1, BOUNDS.redirectLines);
  problems.push(...yaml.problems, ...characterProblems(file, decoded.text), ...remarksIn(file, decoded.text));
  const parsed = redirectsSchema.safeParse(yaml.data);
  if (!parsed.success) {
    if (yaml.isValid)
      problems.push(...schemaProblems(parsed.error.issues, { ...yaml, schema: redirectsSchema }));
    return { redirects: [], problems };
  }
  const { redirects } = parsed.data;
  const setting = { redirects, firsts: firstsOf(redirects), yaml, linkedNotice };
  problems.push(...redirects.flatMap((redirect, index) => judge(redirect, index, setting)));
  return { redirects: problems.some(isError) ? [] : redirects, problems };
}

function misnamed(tree: ContentTree, root: string): Problem[] {
  return [...tree.keys()]
    .filter((path) => /^redirects?\.ya?ml(\.txt)?$/i.test(path) && path !== NAME)
    .map((path) =>
      problem({
        place: { file: `${root}/${path}`, line: 1, column: 1 },
        rule: 'file-name',
        reason: '这个文件的名称不对，里面的旧网址不会起作用',
        found: path,
        expected: `文件名恰好是 ${NAME}`,
      }),
    );
}

/** What YAML drops behind an address, as the rule `comment-after-value` tells of it in notices. */
function remarksIn(file: string, text: string): Problem[] {
  return text.split('\n').flatMap((line, index) => {
    const key = /^\s*(?:- +)?(from|to): +[^\s'"#]/.exec(line)?.[1];
    const at = line.search(/[ \t]+#/);
    if (key === undefined || at === -1) return [];
    const remark = line.slice(at).trim();
    const isAnchor = key === 'to' && /^#[\w-]+$/.test(remark);
    return problem({
      place: { file, line: index + 1, column: line.indexOf('#', at) + 1 },
      rule: 'comment-after-value',
      severity: isAnchor ? 'error' : 'warning',
      reason: '空格加 # 之后的文字是备注，不算在网址里',
      found: remark,
      expected:
        key === 'to' ? '是备注就另起一行；是锚点就紧接着网址写，中间不空格' : '是备注可以保留；旧网址不带 #',
      fix: isAnchor ? (line.slice(0, at) + remark).trim() : undefined,
    });
  });
}

function firstsOf(redirects: readonly Redirect[]): Map<string, number> {
  const firsts = new Map<string, number>();
  for (const [index, { from }] of redirects.entries()) {
    const key = keyIn(from);
    if (key !== null && !firsts.has(key)) firsts.set(key, index);
  }
  return firsts;
}

/** What is wrong with one redirect, all others known. Places are looked up only for what is wrong: each takes its time. */
function judge(redirect: Redirect, index: number, setting: Setting): Problem[] {
  return [judgeFrom(redirect, index, setting), judgeTo(redirect, index, setting)].filter(
    (found) => found !== null,
  );
}

function judgeFrom({ from }: Redirect, index: number, setting: Setting): Problem | null {
  const { firsts, yaml, linkedNotice } = setting;
  const first = firsts.get(keyIn(from) ?? '') ?? index;
  if (isOwn(from, linkedNotice)) {
    return problem({
      place: yaml.valuePlace(['redirects', index, 'from']),
      rule: RULE,
      reason: '这是本站自己的网址，不能当作旧网址',
      found: from,
      expected: '以前网站的网址，而且本站没有用它；本站已有的网址不用写在这里',
    });
  }
  if (first === index) return null;
  const { line } = yaml.valuePlace(['redirects', first, 'from']);
  return problem({
    place: yaml.valuePlace(['redirects', index, 'from']),
    rule: RULE,
    reason: '同一个旧网址写了两遍',
    found: from,
    expected: `每个旧网址只写一遍，第${line}行已经写过，删去其中一项`,
  });
}

function judgeTo({ to }: Redirect, index: number, setting: Setting): Problem | null {
  const { redirects, firsts, yaml, linkedNotice } = setting;
  const onward = redirects[firsts.get(keyIn(to.split('#')[0] ?? '') ?? '') ?? -1];
  const wrong = onward
    ? {
        reason: '新网址本身也是旧网址，读者要转两次',
        expected: `直接写最终的网址 ${onward.to}`,
        meant: onward.to,
      }
    : judgeTarget(to, linkedNotice);
  if (!wrong) return null;
  const { reason, expected, meant, severity } = { severity: 'error' as const, ...wrong };
  const place = yaml.valuePlace(['redirects', index, 'to']);
  const fix = meant === null ? undefined : yaml.lineAt(place).replace(to, () => meant);
  return problem({ place, rule: RULE, severity, reason, found: to, expected, fix });
}

function judgeTarget(to: string, linkedNotice: FindLinkedNotice) {
  const wrong = checkSitePath(to, linkedNotice);
  if (wrong) return wrong;
  const slug = slugIn(to);
  if (slug === null || linkedNotice(slug)?.published !== null) return null;
  return {
    severity: 'warning' as const,
    reason: '所指向的通报还是草稿，旧网址打不开',
    expected: '那份通报发布以后，旧网址自己起作用',
    meant: null,
  };
}

function keyIn(address: string): string | null {
  const old = oldAddress(address);
  return old && redirectKey(old);
}

/** Whether the site itself answers at an old address, now or once a notice is published. */
function isOwn(from: string, linkedNotice: FindLinkedNotice): boolean {
  const own = parseSitePath(oldAddress(from)?.path ?? from);
  return own !== null && (!('slug' in own) || linkedNotice(own.slug) !== null);
}
