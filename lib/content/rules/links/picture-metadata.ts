import { namedAttachments } from '#lib/content/attachments/named';
import { picturesIn } from '#lib/content/markdown/picture-address';
import { inspectPicture, type PictureInspection } from '#lib/content/pictures/inspect';
import type { Rule, RuleProblem } from '#lib/content/rule';
import type { NoticeSource } from '#lib/content/source';
import { pictureType } from '#lib/model/picture-type';

/** What a picture's file tells, in words for staff, the gravest first. */
const WORDS: readonly { kind: PictureInspection['found'][number]; words: string }[] = [
  { kind: 'place', words: '拍摄地点（GPS）' },
  { kind: 'exif', words: '相机、拍摄时间等信息（EXIF）' },
  { kind: 'text', words: '文字说明（例如作者、软件、备注）' },
  { kind: 'thumbnail', words: '修改以前的缩略图' },
  { kind: 'trailing', words: '图片后面附带的数据' },
  { kind: 'profile', words: '颜色配置文件' },
  { kind: 'other', words: '其他附加数据' },
  { kind: 'unreadable', words: '结构不完整，看不出附带了什么' },
];

/** A picture of a notice whose file tells more than the picture shows. */
export interface PrivatePicture {
  /** Its path below the notice's folder. */
  path: string;
  /** What its file tells besides, in words for staff. */
  found: string;
}

/** Finds the pictures that a notice shows or attaches and whose files tell more: readers could get at it. */
export function privatePictures(source: NoticeSource): PrivatePicture[] {
  const named = [...picturesIn(source), ...namedAttachments(source)].map(({ path }) => path);
  const paths = [...new Set(named)].filter((path) => pictureType(path) !== null).sort();
  return paths.flatMap((path) => {
    const { found = [] } = inspectPicture(source.pictures.get(path) ?? new Uint8Array()) ?? {};
    const words = WORDS.filter(({ kind }) => found.includes(kind)).map((one) => one.words);
    return words.length === 0 ? [] : [{ path, found: words.join('、') }];
  });
}

/** What a problem says of such a picture; what is to be done depends on whether the notice is recorded. */
export function privatePictureProblem(
  { path, found }: PrivatePicture,
  { directory }: NoticeSource,
): Omit<RuleProblem, 'expected'> {
  return {
    place: { file: `${directory}/${path}`, line: 1, column: 1 },
    reason: '图片文件里除了画面还带着别的信息，读者下载以后看得到',
    found,
  };
}

/** A picture of a notice of which nothing is recorded yet tells more than it shows: the command `publish` will clean it. */
export const pictureMetadata: Rule = {
  name: 'picture-metadata',
  *check(source) {
    if (source.recordFiles.size > 0) return;
    for (const picture of privatePictures(source)) {
      yield {
        ...privatePictureProblem(picture, source),
        severity: 'warning',
        expected: '不用自己处理：npm run notice -- publish 会清除这些信息，把图片转正，再留存',
      };
    }
  },
};
