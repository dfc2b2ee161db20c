import { cleanPicture } from '#lib/content/pictures/clean';
import { ContentReader } from '#lib/content/read';
import { privatePictures } from '#lib/content/rules/links/picture-metadata';
import type { ContentTree } from '#lib/content/source';
import { CommandError } from '../run';

/** The content folder with clean pictures in one notice. */
export interface CleanedContent {
  tree: ContentTree;
  /** The pictures that were cleaned, by path below the content folder. */
  pictures: ReadonlyMap<string, Uint8Array>;
  /** What was taken from them, in Chinese, for staff. */
  messages: readonly string[];
}

/**
 * Cleans the pictures that a notice shows, in memory: what is recorded of it, and published, is then the clean file itself.
 * @throws CommandError when one cannot be decoded.
 */
export async function cleanPictures(tree: ContentTree, root: string, slug: string): Promise<CleanedContent> {
  const { source } = new ContentReader(tree, root).read(slug);
  const pictures = new Map<string, Uint8Array>();
  const messages: string[] = [];
  for (const { path, found } of privatePictures(source)) {
    const name = `${slug}/${path}`;
    const cleaned = await cleanPicture(tree.get(name) ?? new Uint8Array()).catch(() => null);
    if (cleaned === null)
      throw new CommandError(
        `图片 ${root}/${name} 已经损坏，清除不了里面的信息（${found}）。请用看图软件打开它，另存一遍，再运行。`,
      );
    pictures.set(name, cleaned);
    messages.push(`已清理图片 ${root}/${name}：去掉了${found}。`);
  }
  return { tree: new Map([...tree, ...pictures]), pictures, messages };
}
