import type { TemplateOutcome } from '#lib/office/templates/protocol';

/** A template of an answer. */
export interface OfficeTemplate {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly text: string;
  /** Who wrote it, by their device's certificate; null where nobody whom the office vouches for signed it: it is not offered. */
  readonly by: string | null;
  /** Whether it opens: one that does not can only be removed. */
  readonly isReadable: boolean;
}

/** What a clerk does with the office's templates. Every method but `known` @throws OfficeError. */
export interface OfficeTemplates {
  /** Those that were loaded last in this session; none before. */
  known(): readonly OfficeTemplate[];
  /** Loads and opens all of them, by their titles. */
  load(): Promise<readonly OfficeTemplate[]>;
  /** Keeps a new template, or other words of one. @throws ActNotAllowed. */
  keep(
    words: { readonly title: string; readonly text: string },
    upon: OfficeTemplate | null,
  ): Promise<TemplateOutcome>;
  /** Removes a template. @throws ActNotAllowed. */
  drop(template: OfficeTemplate): Promise<TemplateOutcome>;
}
