import { sha256 } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';
import canonicalize from 'canonicalize';

/** The SHA-256 of a text's UTF-8 bytes, or of bytes, base64url. */
export function sha256Base64url(content: Uint8Array | string): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return base64urlnopad.encode(sha256(bytes));
}

/** The SHA-256 of a label, a line feed and a value as RFC 8785 JSON, base64url. @throws TypeError for what is no JSON. */
export function hashOfJson(label: string, value: unknown): string {
  return sha256Base64url(labelledJson(label, value));
}

/**
 * Writes a label, a line feed and a value as RFC 8785 JSON: what is hashed or signed under one label is nothing under another.
 * @throws TypeError for what is no JSON.
 */
export function labelledJson(label: string, value: unknown): string {
  return `${label}\n${jcsText(value)}`;
}

/** Writes a value as RFC 8785 JSON. @throws TypeError for what is no JSON. */
export function jcsText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('no JSON value');
  return text;
}
