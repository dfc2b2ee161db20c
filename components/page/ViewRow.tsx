import { Fragment } from 'react';
import { VIEW_ROW } from '#lib/feedback/form/fields';
import { VIEW_FIELD, VIEW_LABELS, VIEWS, type View } from '#lib/views/view';

/**
 * A row of submit buttons that choose a view within a form: the same step is rendered again in that view, and no input
 * is lost. It stands last in the form, so that Enter in a field still triggers the form's own button.
 */
export function ViewRow({ current }: { current: View }) {
  return (
    <fieldset id={VIEW_ROW} className="views">
      <legend>字号（填写的内容会保留）</legend>
      {VIEWS.map((view) => (
        <Fragment key={view}>
          {' '}
          <button type="submit" name={VIEW_FIELD} value={view} aria-pressed={view === current}>
            {VIEW_LABELS[view]}
          </button>
        </Fragment>
      ))}
    </fieldset>
  );
}
