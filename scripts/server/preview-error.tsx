import { renderDocument } from '#components/page/renderDocument';
import { ServerErrorView } from '#components/site/ServerErrorView';
import { type Representation, represent } from '#lib/http/representation';
import { withReload } from '#lib/site/reload';

/** Renders the preview's error page (500), for when not even `site.yaml` can be read; it reloads after a change. */
export async function previewErrorPage(style: string): Promise<Representation> {
  const page = (
    <ServerErrorView
      publisher={null}
      siteUrl={null}
      preview="预览出错，原因写在运行 npm run dev 的窗口里。"
    />
  );
  return represent(withReload(await renderDocument(page, style)));
}
