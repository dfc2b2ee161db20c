/** A text that YAML, or its repair (`lib/content/yaml/yaml-repair.ts`), would not read as a plain string. */
const MORE_THAN_TEXT = /^[-?:,[\]{}#&*!|>'"%@`]|^\s|\s$|[[\]{},]|: |:$| #|^[A-Za-z_]\w*\s*[：:]/;

/** Formats a one-line text as a YAML scalar, also for use in a flow list: quoted if necessary. */
export function toYamlScalar(text: string): string {
  if (!MORE_THAN_TEXT.test(text)) return text;
  return text.includes("'") && !/["\\]/.test(text) ? `"${text}"` : `'${text.replace(/'/g, "''")}'`;
}
