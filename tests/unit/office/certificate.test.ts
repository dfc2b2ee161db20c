import { describe, expect, test } from 'vitest';
import { certify, isCertified, isValidOn, signedCertificateSchema } from '#lib/office/certificate';
import { testDevice, testOffice } from './fixtures';

const office = await testOffice();
const verifier = { recipient: office.recipient, verifyKey: office.certifyingKey.verifyKey };
const device = await testDevice(office, 1, 'clerk', '王芳');

describe('a certificate', () => {
  test('of the office is certified, as it comes over the wire', () => {
    const sent = signedCertificateSchema.parse(JSON.parse(JSON.stringify(device.signed)));
    expect(isCertified(sent, verifier)).toBe(true);
  });

  test('is valid for five years, its last day included', () => {
    const { certificate } = device.signed;
    expect(certificate.until).toBe('2030-01-15');
    expect(
      ['2025-01-14', '2025-01-15', '2030-01-15', '2030-01-16'].map((day) => isValidOn(certificate, day)),
    ).toEqual([false, true, true, false]);
  });

  test('of a leap day ends on the last of February', () => {
    const { v: _, from: __, until: ___, ...of } = device.signed.certificate;
    expect(certify(of, '2028-02-29', office.certifyingKey).certificate.until).toBe('2033-02-28');
  });

  test.each([
    ['another name', { name: '别人' }],
    ['another role', { role: 'reader' as const }],
    ['another key', { verifyKey: office.certifyingKey.verifyKey }],
    ['a longer validity', { until: '2099-01-01' }],
  ])('with %s is not certified', (_, changed) => {
    const { certificate, signature } = device.signed;
    expect(isCertified({ certificate: { ...certificate, ...changed }, signature }, verifier)).toBe(false);
  });

  test('that another office signed is not certified, even where it names this one', async () => {
    const other = await testOffice();
    const { v: _, from, until: __, ...of } = device.signed.certificate;
    expect(isCertified(certify(of, from, other.certifyingKey), verifier)).toBe(false);
    expect(isCertified(device.signed, { ...verifier, recipient: other.recipient })).toBe(false);
  });

  test.each(['', ' 王芳', '王\n芳', '长'.repeat(51), '王\u202e芳', '\u3164'])(
    'has a name of one line: not %j',
    (name) => {
      const { certificate, signature } = device.signed;
      const parsed = signedCertificateSchema.safeParse({ certificate: { ...certificate, name }, signature });
      expect(parsed.success).toBe(false);
    },
  );
});
