import { AS_FILE, TOKEN } from '#lib/feedback/form/fields';
import { feedbackPath } from '#lib/model/addresses';

/** A form whose button downloads the receipt as a text file, with advice on shared computers. It sends the token alone and stores nothing. */
export function ReceiptFileButton({ slug, token }: { slug: string; token: string }) {
  return (
    <form
      className="file"
      method="post"
      action={feedbackPath(slug)}
      target="_blank"
      autoComplete="off"
      rel="noopener"
    >
      <input type="hidden" name={TOKEN} value={token} />
      <p>
        也可以把回执号存成文件，里面没有您写的内容；存好以后，请打开看一看。使用公用或者单位的电脑、手机的，请不要存：文件会留在那里，别人能够看到。
      </p>
      <button type="submit" name={AS_FILE} value="1" className="second">
        把回执号存成文件
      </button>
    </form>
  );
}
