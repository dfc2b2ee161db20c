import { describe, expect, test } from 'vitest';
import { independentChannels } from '#lib/model/contact/independent-channels';

const INSPECTION = { name: '云溪县纪委监委', accepts: '受理检举控告', phone: '12388' };
const HOTLINE = { name: '政务热线', accepts: '受理投诉', phone: '0199-5550199' };

describe('the independent channels of a notice', () => {
  const contact = (number: string) => ({
    phones: [{ number, hours: null }],
    mails: [],
    body: { html: '', text: '' },
    linked: [],
  });
  test.each([
    {
      name: 'are all for another issuer',
      issuer: '云溪县水利局',
      number: '0199-5550123',
      left: [INSPECTION, HOTLINE],
    },
    { name: 'are not its issuer', issuer: '云溪县纪委监委', number: '0199-5550123', left: [HOTLINE] },
    {
      name: 'are not the body of which its issuer is a part',
      issuer: '云溪县纪委监委派驻纪检监察组',
      number: '0199-5550123',
      left: [HOTLINE],
    },
    {
      name: 'are none that answers at its own number',
      issuer: '云溪县水利局',
      number: '0199-5550199',
      left: [INSPECTION],
    },
  ])('$name', ({ issuer, number, left }) => {
    const site = { elsewhere: [INSPECTION, HOTLINE] };
    expect(independentChannels(site, { issuer, contact: contact(number) })).toEqual(left);
    expect(independentChannels(site, null)).toEqual([INSPECTION, HOTLINE]);
  });

  test('are none where the site names none', () => {
    expect(independentChannels({}, { issuer: '云溪县水利局', contact: null })).toEqual([]);
  });
});
