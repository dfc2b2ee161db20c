import { TAKEN } from '#lib/model/submission-kinds';
import { SelectField } from '../../parts/fields/SelectField';
import { TextField } from '../../parts/fields/TextField';
import { WrittenBlock } from '../../parts/Written';

/** An opinion that may be shown, as far as it is written. */
export interface OpinionChoice {
  readonly id: string;
  /** What the writer wrote. */
  readonly message: string;
  readonly item: string | null;
  readonly isShown: boolean;
  readonly summary: string;
  readonly from: string;
  readonly taken: string;
  readonly reply: string;
}

interface OpinionFieldsProps {
  choice: OpinionChoice;
  /** Its place among those that are offered, from 1. */
  place: number;
  /** What is wrong with it; empty for nothing. */
  errors: { readonly summary?: string; readonly taken?: string; readonly reply?: string };
  onChange(choice: OpinionChoice): void;
}

/** One opinion: whether it is shown in the outcome, and in which words. */
export function OpinionFields({ choice, place, errors, onChange }: OpinionFieldsProps) {
  const { id, message, isShown, summary, from, taken, reply } = choice;
  const set = (change: Partial<OpinionChoice>) => onChange({ ...choice, ...change });
  return (
    <section className="opinion" aria-label={`意见${place}`}>
      <WrittenBlock text={message} />
      <div className="tick">
        <input
          type="checkbox"
          id={`shown-${id}`}
          checked={isShown}
          onChange={({ target }) => set({ isShown: target.checked })}
        />
        <label htmlFor={`shown-${id}`}>公布这一条</label>
      </div>
      {isShown && (
        <>
          <TextField
            id={`summary-${id}`}
            label="用几句话概括"
            hint="不要让人看出是谁写的"
            error={errors.summary}
            value={summary}
            onChange={(value) => set({ summary: value })}
            rows={2}
          />
          <TextField
            id={`from-${id}`}
            label="谁提的（可以不写）"
            hint="只留姓，例如 丁**"
            value={from}
            onChange={(value) => set({ from: value })}
          />
          <SelectField
            id={`taken-${id}`}
            label="采纳没有"
            all="请选择"
            value={taken}
            options={TAKEN}
            error={errors.taken}
            onChange={(value) => set({ taken: value })}
          />
          <TextField
            id={`reply-${id}`}
            label="怎样办的，或者为什么没有采纳"
            error={errors.reply}
            value={reply}
            onChange={(value) => set({ reply: value })}
            rows={2}
          />
        </>
      )}
    </section>
  );
}
