import { FileField } from '../../parts/fields/FileField';
import { TextField } from '../../parts/fields/TextField';

interface ExistingKeyProps {
  /** The key as it was typed or read from a file; null: the office has none yet. */
  written: string | null;
  error: string | undefined;
  onWritten(written: string | null): void;
}

/** Whether the office has a key already, and which: then this inbox opens what was received before, too. */
export function ExistingKey({ written, error, onWritten }: ExistingKeyProps) {
  return (
    <>
      <div className="field tick">
        <input
          type="checkbox"
          id="has-key"
          checked={written !== null}
          onChange={({ target }) => onWritten(target.checked ? '' : null)}
        />
        <label htmlFor="has-key">办公室已经有私钥，另外保管着（恢复单或者私钥文件）</label>
      </div>
      {written !== null && (
        <>
          <TextField
            id="key"
            label="原来的私钥"
            hint="照恢复单抄写，从 AGE-SECRET-KEY-1 开始，空格和大小写不区分；或者打开私钥文件"
            error={error}
            value={written}
            onChange={onWritten}
            rows={3}
          />
          <FileField
            id="key-file"
            label="打开私钥文件"
            disabled={false}
            onChosen={(file) => void file.text().then(onWritten)}
          />
        </>
      )}
    </>
  );
}
