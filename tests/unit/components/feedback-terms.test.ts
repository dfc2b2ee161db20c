import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { FeedbackForm } from '#components/feedback/FeedbackForm';
import { WhoReads } from '#components/feedback/WhoReads';
import type { Notice, Publisher } from '#lib/model/notice';

const WRITTEN = { purpose: '研究处理意见', readers: '办公室两人', retention: '一年，到期删除' };
const INVITATION = '欢迎监督。如有意见，请向我们反映。';
const PUBLISHER: Publisher = { organization: '青柳县文化站', phones: [], mails: [] };

type Feedback = Publisher['feedback'];

const noticeSaying = (
  text: string,
): Pick<Notice, 'slug' | 'issuer' | 'jointIssuers' | 'parts' | 'ledger' | 'contact'> => ({
  slug: 'a',
  issuer: '青柳县文化站',
  jointIssuers: [],
  parts: [],
  ledger: null,
  contact: {
    phones: [{ number: '0199-5550161', hours: '工作日' }],
    mails: ['a@qingliu.example'],
    body: { html: '', text },
    linked: [],
  },
});
const plain = (html: string) => html.replace(/<[^>]*>/g, '');

/** What stands above the fields, and beside the box. */
function told(feedback: Feedback, contact = '', more: Partial<Publisher> = {}) {
  const props = { notice: noticeSaying(contact), publisher: { ...PUBLISHER, ...more, feedback } };
  const form = plain(renderToStaticMarkup(createElement(FeedbackForm, props)));
  const above = renderToStaticMarkup(createElement(WhoReads, props));
  return {
    above: plain(above),
    /** Before the folded part, and in it. */
    parts: above.split('<details').map(plain),
    box: /我已阅读.*?（必填）/.exec(form)?.[0],
  };
}

describe('above the fields', () => {
  const { purpose, readers, retention } = WRITTEN;
  test.each<[Feedback, string, string | null, string]>([
    [WRITTEN, '', null, '同意青柳县文化站按照上面写明的用途、查阅人员、保存期限处理我填写的内容'],
    [
      { purpose, readers },
      '',
      '保存多久',
      '知道本单位没有写明保存多久，同意青柳县文化站按照上面写明的用途、查阅人员处理我填写的内容',
    ],
    [
      { purpose, retention },
      '',
      '由谁查阅',
      '知道本单位没有写明由谁查阅，同意青柳县文化站按照上面写明的用途、保存期限处理我填写的内容',
    ],
    [
      { readers, retention },
      '',
      '用途',
      '知道本单位没有写明用途，同意青柳县文化站按照上面写明的查阅人员、保存期限处理我填写的内容',
    ],
    [
      { readers, retention },
      INVITATION,
      null,
      '同意青柳县文化站按照上面写明的用途、查阅人员、保存期限处理我填写的内容',
    ],
    [
      { purpose },
      '',
      '由谁查阅、保存多久',
      '知道本单位没有写明由谁查阅、保存多久，同意青柳县文化站按照上面写明的用途处理我填写的内容',
    ],
    [
      { readers },
      '',
      '用途、保存多久',
      '知道本单位没有写明用途、保存多久，同意青柳县文化站按照上面写明的查阅人员处理我填写的内容',
    ],
    [
      { retention },
      '',
      '用途、由谁查阅',
      '知道本单位没有写明用途、由谁查阅，同意青柳县文化站按照上面写明的保存期限处理我填写的内容',
    ],
    [
      {},
      INVITATION,
      '由谁查阅、保存多久',
      '知道本单位没有写明由谁查阅、保存多久，同意青柳县文化站按照上面写明的用途处理我填写的内容',
    ],
    [
      undefined,
      INVITATION,
      '由谁查阅、保存多久',
      '知道本单位没有写明由谁查阅、保存多久，同意青柳县文化站按照上面写明的用途处理我填写的内容',
    ],
    [
      undefined,
      '电话：0199-5550161',
      '用途、由谁查阅、保存多久',
      '知道本单位没有写明用途、由谁查阅、保存多久，同意青柳县文化站处理我填写的内容',
    ],
  ])('%j and “%s” leave unwritten: %s', (feedback, contact, unwritten, agreed) => {
    const { above, box } = told(feedback, contact);
    expect(/本单位没有写明([^。]*)。/.exec(above)?.[1] ?? null).toBe(unwritten);
    expect(box).toBe(`我已阅读隐私说明，${agreed}（必填）`);
    for (const words of Object.values(feedback ?? {})) expect(above).toContain(`：${words}`);
  });

  test('the purpose is the notice’s own invitation, word for word, where site.yaml names none', () => {
    expect(told(undefined, INVITATION).above).toContain(`用途：通报写明，${INVITATION}`);
    expect(told(WRITTEN, INVITATION).above).not.toContain(INVITATION);
  });

  test.each<[Feedback, boolean]>([
    [WRITTEN, false],
    [{ purpose, readers }, false],
    [{ purpose, retention }, true],
    [undefined, true],
  ])('stands who opens what is sent, for %j', (feedback, isUnwritten) => {
    const { above } = told(feedback);
    expect(above).toContain('由青柳县文化站打开');
    expect(above.includes('具体由哪些人员查阅，没有写明')).toBe(isUnwritten);
  });

  test('stand the independent channels unfolded, and the office’s own apart from them, folded', () => {
    const elsewhere = [
      { name: '青柳县纪委监委', accepts: '受理检举控告', phone: '12388', web: 'https://a.example/' },
    ];
    const [unfolded, folded] = told(WRITTEN, '', { elsewhere }).parts;
    expect(unfolded).toContain(
      '不便向青柳县文化站反映的，还可以找：青柳县纪委监委（受理检举控告）12388，网站（新窗口）',
    );
    expect(folded).toContain('本单位电话0199-5550161、邮箱');
    expect(folded).not.toContain('纪委');
    expect(told(WRITTEN).above).not.toContain('还可以找');
  });
});
