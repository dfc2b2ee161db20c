import { useEffect, useMemo } from 'react';

interface SaveLinkProps {
  file: File;
  label?: string;
  /** `second`: beside the screen's main button. */
  kind?: 'second';
}

/** A link, drawn as a button, that saves a file which the inbox made. The browser keeps the file as long as the link is drawn. */
export function SaveLink({ file, label = `保存“${file.name}”`, kind }: SaveLinkProps) {
  const href = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(href), [href]);
  return (
    <a className={kind ? `button ${kind}` : 'button'} href={href} download={file.name}>
      {label}
    </a>
  );
}
