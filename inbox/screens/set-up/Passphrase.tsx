import { Field } from '#components/feedback/Field';
import { Button } from '../../parts/fields/Button';
import { TextField } from '../../parts/fields/TextField';

interface PassphraseProps {
  /** The passphrase that the inbox drew: groups of digits with blanks between. */
  offered: string;
  /** One's own passphrase; null while the offered one is chosen. */
  own: string | null;
  error: string | undefined;
  onAnother(): void;
  onOwn(own: string | null): void;
}

/** The choice of a passphrase: the one that was drawn, which is strong, or one's own. */
export function Passphrase({ offered, own, error, onAnother, onOwn }: PassphraseProps) {
  return (
    <>
      <Field id="passphrase" label="口令" shape="group">
        {({ id, ...wiring }) => (
          <>
            <div className="tick">
              <input
                {...wiring}
                type="radio"
                name="passphrase"
                id={`${id}-offered`}
                checked={own === null}
                onChange={() => onOwn(null)}
              />
              <label htmlFor={`${id}-offered`}>用随机生成的数字（推荐）</label>
            </div>
            <div className="tick">
              <input
                type="radio"
                name="passphrase"
                id={`${id}-own`}
                checked={own !== null}
                onChange={() => onOwn('')}
              />
              <label htmlFor={`${id}-own`}>自己定一个</label>
            </div>
          </>
        )}
      </Field>
      {own === null ? (
        <div className="offered">
          <output className="digits" aria-label="随机生成的口令">
            {offered}
          </output>
          <Button kind="second" label="换一组" onClick={onAnother} />
        </div>
      ) : (
        <TextField
          id="own"
          label="自己定的口令"
          hint="越长越好，用几个不相干的词，再加几组数字。不要用诗句、口号，也不要用姓名、生日、电话。大小写、空格和全角半角都不区分。"
          error={error}
          value={own}
          onChange={onOwn}
          isLarge
        />
      )}
    </>
  );
}
