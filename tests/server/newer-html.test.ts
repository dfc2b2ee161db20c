import { beforeAll, describe, expect, test } from 'vitest';
import { FEEDBACK_ANSWERS, FIRST_STEP, PAGES } from '../harness/answers';
import { ask } from '../harness/ask';
import { FIRST } from '../harness/fixtures';
import { needless, readAllowances, unforeseen } from '../harness/newer-features';
import { newerHtml } from '../harness/newer-html';
import { type SharedServer, sharedServer } from '../harness/server';
import { headingOf, submitted } from '../harness/writer';

const ALLOWANCES = readAllowances('tests/server/newer-html.yaml');

let server: SharedServer;
const pages: { heading: string; text: string }[] = [];

beforeAll(async () => {
  server = await sharedServer(FIRST.open);
  const questions = [...PAGES, '/nothing', ...FEEDBACK_ANSWERS, FIRST_STEP];
  const answers = [await submitted(server.url)];
  for (const question of questions) answers.push(await ask(server.url, question));
  const drawn = answers.filter(({ text }) => text.startsWith('<!DOCTYPE html>'));
  pages.push(...drawn.map((answer) => ({ heading: headingOf(answer), text: answer.text })));
});

/** What would be reported if a page held this. */
function reported(html: string): string[] {
  return unforeseen(newerHtml(html), ALLOWANCES).map(({ feature }) => feature);
}

describe('the HTML of every kind of page, in engines of 2019', () => {
  test('uses nothing that they do not know, but what is listed with its fall-back', () => {
    for (const { heading, text } of pages)
      expect([heading, unforeseen(newerHtml(text), ALLOWANCES)]).toEqual([heading, []]);
    const headings = pages.map(({ heading }) => heading);
    expect(headings).toEqual(expect.arrayContaining([FIRST.title, '请核对后提交', '已经收到您的反馈']));
  });

  test('has no exception that is no longer needed', () => {
    const found = pages.flatMap(({ text }) => newerHtml(text));
    expect(needless(found, ALLOWANCES)).toEqual([]);
  });

  test.each([
    { html: '<dialog open=""></dialog>', found: ['html.elements.dialog', 'html.elements.dialog.open'] },
    { html: '<div popover="auto"></div>', found: ['html.global_attributes.popover'] },
    { html: '<button popovertarget="a">x</button>', found: ['html.elements.button.popovertarget'] },
    { html: '<search></search>', found: ['html.elements.search'] },
    { html: '<details name="a"></details>', found: ['html.elements.details.name'] },
    { html: '<p inert="">x</p>', found: ['html.global_attributes.inert'] },
    { html: '<input type="date"/>', found: ['html.elements.input.type'] },
  ])('is checked: $html would be reported', ({ html, found }) => {
    expect(reported(html)).toEqual(found);
  });

  test('may hold what these engines know', () => {
    expect(
      reported('<details open=""><summary>x</summary></details><input type="email"/><bdi>x</bdi>'),
    ).toEqual([]);
  });
});
