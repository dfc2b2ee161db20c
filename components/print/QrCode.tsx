import { qrDrawing } from '#lib/pdf/qr';

/** A text as a QR code, in the page itself: the pages' policy lets no picture in that is not a file of the site. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path, dashes } = qrDrawing(text);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fill="none" stroke="#000" strokeDasharray={dashes} />
    </svg>
  );
}
