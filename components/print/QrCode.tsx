import { qrDrawing } from '#lib/pdf/qr';

/** A QR code as inline SVG: the Content-Security-Policy allows no `data:` images. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path, dashes } = qrDrawing(text);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} fill="none" stroke="#000" strokeDasharray={dashes} />
    </svg>
  );
}
