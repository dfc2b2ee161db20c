import { decodeText } from '#lib/notice/bytes';
import { isError, type Problem, problem } from '#lib/notice/problem';
import { keyOf, oldAddress, type Redirect, redirectsSchema } from '#lib/notice/redirect';
import { valueProblems } from '#lib/notice/schema-problems';
import { type FindNeighbour, judgeSitePath, SITE_ADDRESSES, slugIn } from '#lib/notice/site-address';
import type { ContentTree } from '#lib/notice/source';
import { readStaffYaml, type StaffYaml } from '#lib/notice/staff-yaml';

const NAME = 'redirects.yaml';
const RULE = 'redirect';

/** Addresses at which the site has or will have something of its own, whatever follows them. */
const OWN = /^\/(?:notices|privacy|reading|feedback|office|schema|healthz|-)(?:\/|$)/i;
const OWN_FILES =
  /^\/(?:feed\.xml|sitemap\.xml|robots\.txt|icon\.svg|favicon\.ico|share\.png|apple-touch-icon\.png)$/i;

/**
 * `redirects.yaml`, validated: none when there is no such file, or when it has errors, which are told.
 * @param neighbour the notices, by their slugs: an address must lead to one that is there.
 */
export function readRedirects(
  tree: ContentTree,
  root: string,
  neighbour: FindNeighbour,
): { redirects: Redirect[]; problems: Problem[] } {
  const problems = misnamed(tree, root);
  const file = `${root}/${NAME}`;
  const bytes = tree.get(NAME);
  if (bytes === undefined) return { redirects: [], problems };
  const decoded = decodeText(file, bytes);
  if (decoded.problem) return { redirects: [], problems: [...problems, decoded.problem] };
  const yaml = readStaffYaml(file, decoded.text, 1);
  problems.push(...yaml.problems);
  const parsed = redirectsSchema.safeParse(yaml.data);
  if (!parsed.success) {
    if (yaml.sound)
      problems.push(...valueProblems(parsed.error.issues, { ...yaml, schema: redirectsSchema }));
    return { redirects: [], problems };
  }
  const { redirects } = parsed.data;
  problems.push(...redirects.flatMap((_, index) => judge(redirects, index, yaml, neighbour)));
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

/** What is wrong with one redirect, all others known. */
function judge(
  redirects: readonly Redirect[],
  index: number,
  { valuePlace, lineAt }: StaffYaml,
  neighbour: FindNeighbour,
): Problem[] {
  const redirect = redirects[index];
  if (!redirect) return [];
  const { from, to } = redirect;
  const fromPlace = valuePlace(['redirects', index, 'from']);
  const toPlace = valuePlace(['redirects', index, 'to']);
  const key = keyIn(from);
  const first = redirects.findIndex((other) => keyIn(other.from) === key);
  const problems: Problem[] = [];
  if (isOwn(from, neighbour)) {
    const expected = '以前网站的网址，而且本站没有用它；本站已有的网址不用写在这里';
    problems.push(
      problem({
        place: fromPlace,
        rule: RULE,
        reason: '这是本站自己的网址，不能当作旧网址',
        found: from,
        expected,
      }),
    );
  } else if (first < index) {
    const { line } = valuePlace(['redirects', first, 'from']);
    const expected = `每个旧网址只写一遍，第${line}行已经写过，删去其中一项`;
    problems.push(
      problem({ place: fromPlace, rule: RULE, reason: '同一个旧网址写了两遍', found: from, expected }),
    );
  }
  const onward = redirects.find((other) => keyIn(other.from) === keyIn(to.split('#')[0] ?? ''));
  const wrong = onward
    ? { reason: '新网址本身也是旧网址，读者要转两次', expected: '直接写最终的网址', meant: onward.to }
    : judgeTarget(to, neighbour);
  if (wrong) {
    const { reason, expected, meant, severity } = { severity: 'error' as const, ...wrong };
    const fix = meant === null ? undefined : lineAt(toPlace).replace(to, () => meant);
    problems.push(problem({ place: toPlace, rule: RULE, severity, reason, found: to, expected, fix }));
  }
  return problems;
}

function judgeTarget(to: string, neighbour: FindNeighbour) {
  const wrong = judgeSitePath(to, neighbour);
  if (wrong) return wrong;
  const slug = slugIn(to);
  if (slug === null || neighbour(slug)?.published !== null) return null;
  return {
    severity: 'warning' as const,
    reason: '所指向的通报还是草稿，旧网址打不开',
    expected: '那份通报发布以后，旧网址自己起作用',
    meant: null,
  };
}

function keyIn(address: string): string | null {
  const old = oldAddress(address);
  return old && keyOf(old);
}

/** Whether the site itself answers at an old address, now or once a notice is published. */
function isOwn(from: string, neighbour: FindNeighbour): boolean {
  const path = oldAddress(from)?.path ?? from;
  const slug = /^\/notices\/([^/.]+)/.exec(path)?.[1];
  if (slug !== undefined) return neighbour(slug) !== null;
  return SITE_ADDRESSES.some((own) => own.path === path) || OWN_FILES.test(path) || OWN.test(path);
}
