import type { Resealed } from '#lib/feedback/store/office/office-store';

/** A template of an answer as it is stored: nothing of its words stands in the clear. */
export interface SealedTemplate {
  /** Random, chosen by the device that made it; base64url. */
  readonly id: string;
  /** The id of the change that gave it these words, chosen likewise: sealing anew leaves it as it is. */
  readonly version: string;
  readonly sealed: Uint8Array;
  /** The office's recipient that it is sealed to. */
  readonly sealedTo: string;
}

/**
 * The result of changing a template. `applied`: it was done. `already`: it stood before. In the other cases nothing was done.
 * `changed`: it has another version than the change was made upon, or is gone. `other-key`: the office has another recipient by
 * now than the words were sealed to. `full`: there are as many templates as may be.
 */
export type TemplateResult = 'applied' | 'already' | 'changed' | 'other-key' | 'full';

/** The part of the store that keeps the templates of answers. */
export interface TemplateStore {
  /** Every template, by id. */
  templates(): Promise<SealedTemplate[]>;
  /**
   * Stores a new template, or other words of one.
   * @param upon the version that it was changed upon; null for a new one. @param most how many there may be.
   */
  putTemplate(template: SealedTemplate, upon: string | null, most: number): Promise<TemplateResult>;
  /** Removes a template of this version. */
  removeTemplate(id: string, upon: string): Promise<'applied' | 'already' | 'changed'>;
  /** Replaces a template's sealed bytes, if they are still the former ones. @returns whether they were. */
  resealTemplate(resealed: Resealed): Promise<boolean>;
}
