import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NotFoundView } from '#components/site/NotFoundView';
import { ServerErrorView } from '#components/site/ServerErrorView';
import type { Publisher } from '#lib/model/notice';

const PUBLISHER: Publisher = {
  organization: '青柳县文化站',
  phones: [{ number: '0199-5550160' }],
  mails: [],
  elsewhere: [{ name: '青柳县纪委监委', accepts: '受理检举控告', phone: '12388' }],
};

test.each([
  ['a server error, which a failed post may get', ServerErrorView],
  ['an address that does not exist', NotFoundView],
])('the page for %s names the independent channels too', (_, View) => {
  const html = renderToStaticMarkup(
    createElement(View, { publisher: PUBLISHER, siteUrl: 'https://a.example' }),
  );
  expect(html).toContain('<b>青柳县纪委监委</b>（受理检举控告）');
  expect(html).toContain('href="tel:12388"');
});
