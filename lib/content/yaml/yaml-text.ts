/** What YAML, or its repair (`lib/content/yaml/yaml-repair.ts`), may take for more than text. */
const MORE_THAN_TEXT = /^[-?:,[\]{}#&*!|>'"%@`]|^\s|\s$|[[\]{},]|: |:$| #|^[A-Za-z_]\w*\s*[：:]/;

/** A text of one line as it can stand for a value of YAML, alone or in a list's brackets: in quotation marks if need be. */
export function toYamlScalar(text: string): string {
  if (!MORE_THAN_TEXT.test(text)) return text;
  return text.includes("'") && !/["\\]/.test(text) ? `"${text}"` : `'${text.replace(/'/g, "''")}'`;
}
