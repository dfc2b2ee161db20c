interface FileFieldProps {
  id: string;
  label: string;
  onChosen(file: File): void;
  disabled: boolean;
}

/**
 * A button that takes a file from the computer. The browser's own button, which speaks the browser's language, lies unseen
 * above it. The same file may be chosen again.
 */
export function FileField({ id, label, onChosen, disabled }: FileFieldProps) {
  return (
    <p className="file">
      <input
        id={id}
        type="file"
        disabled={disabled}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = '';
          if (file) onChosen(file);
        }}
      />
      <label htmlFor={id} className="button second">
        {label}
      </label>
    </p>
  );
}
