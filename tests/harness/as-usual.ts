import { ask } from './ask';
import { told } from './crowd';
import { FIRST } from './fixtures';
import { until } from './server';
import { WRITTEN } from './writer';

/** What is answered the same whatever becomes of the store: pages, first steps, and the way back from the check. */
export const AS_USUAL = [
  [200, 200, 200],
  [200, '请核对后提交', true],
  [422, '错误：意见反馈', false],
  [200, '修改反馈', false],
  [200, '修改反馈', false],
];

/** How the site answers these now. */
export async function answeredNow(origin: string): Promise<unknown[]> {
  const pages = ['/', `/notices/${FIRST.slug}`, '/privacy'].map((path) => ask(origin, path));
  const posts = [
    WRITTEN,
    { ...WRITTEN, message: '短' },
    { ...WRITTEN, edit: '1' },
    { ...WRITTEN, edit: '1', token: 'A'.repeat(75) },
  ].map((fields) => told(origin, fields));
  return [
    (await Promise.all(pages)).map(({ status }) => status),
    ...(await Promise.all(posts)).map(({ status, heading, token }) => [status, heading, token !== null]),
  ];
}

/** How the store stands, as `/healthz` says it beside its status. */
export async function storeState(origin: string): Promise<string> {
  const { status, text } = await ask(origin, '/healthz');
  return `${status} ${/store: (.*)/.exec(text)?.[1]}`;
}

/** Waits until `/healthz` names one of these states (`a|b`): a machine that is busy enough says `slow` before. */
export async function untilState(origin: string, states: string): Promise<void> {
  const pattern = new RegExp(`^200 (${states})$`);
  await until(async () => pattern.test(await storeState(origin)) || null, `the store to be ${states}`);
}
