import { describe, expect, test } from 'vitest';
import { instantOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import { attaching } from '../../fixtures/broken/attached';
import { alteredTree, brokenTree } from '../../fixtures/broken/base';
import { pdfWith } from '../../harness/attached-files';
import { Staff } from './staff';

const LATER = instantOf('2024-11-05T09:00+08:00');
const FILE = '附件1.整改清单.pdf';

function factsIn(staff: Staff, version: number): unknown {
  return JSON.parse(staff.file(`versions/${version}.json`) ?? '').facts.attachments;
}

function withBytes(staff: Staff, path: string, bytes: Uint8Array): Staff {
  return new Staff(new Map([...staff.tree, [`2024-reading-corner/${path}`, bytes]]));
}

describe('the record of a version', () => {
  test('holds each attachment by its SHA-256, and its text names it', () => {
    const staff = new Staff(brokenTree(attaching({ [FILE]: pdfWith() })));
    expect(factsIn(staff, 1)).toEqual([
      { file: FILE, number: '附件1', title: '整改清单', sha256: fingerprintOf(pdfWith()) },
    ]);
    expect(staff.file('versions/1.txt')).toContain('\n\n附件\n\n附件1：整改清单\n\n青柳县文化站\n');
  });

  test('says nothing of attachments where there are none', () => {
    expect(new Staff(alteredTree({})).file('versions/1.json')).not.toContain('attachments');
  });
});

describe('an attachment whose bytes changed', () => {
  test('is an error until a correction records it', () => {
    const before = new Staff(brokenTree(attaching({ [FILE]: pdfWith() })));
    const staff = withBytes(before, FILE, pdfWith(' '));
    const [short, shorter] = [pdfWith(), pdfWith(' ')].map((bytes) => fingerprintOf(bytes).slice(0, 16));
    expect(staff.errors().join('\n')).toContain(
      `- 附件 附件1：整改清单（${FILE}）：${short}\n      + 附件 附件1：整改清单（${FILE}）：${shorter}`,
    );
    staff.correct(LATER, { what: '更换附件1', why: '原附件缺页' });
    expect(staff.errors()).toEqual([]);
    expect(staff.notice().version).toBe(2);
    expect(staff.file('versions/1.txt')).toBe(staff.file('versions/2.txt'));
  });
});
