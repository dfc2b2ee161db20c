import { HONEYPOT } from '#lib/feedback/form/fields';
import { fieldAnchor } from '#lib/model/anchors';

/** A honeypot: a field that is invisible and not focusable, so that only programs fill it. */
export function Honeypot() {
  const id = fieldAnchor(HONEYPOT);
  return (
    <div className="trap" aria-hidden="true">
      <label htmlFor={id}>此处请留空，不要填写</label>
      <input id={id} type="text" name={HONEYPOT} tabIndex={-1} autoComplete="off" />
    </div>
  );
}
