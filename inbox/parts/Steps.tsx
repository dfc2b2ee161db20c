interface StepsProps {
  /** What the steps lead to, for a voice. */
  label: string;
  steps: readonly string[];
  /** The present one, counted from 0. */
  current: number;
}

/** Where one is among steps: the present one is marked. */
export function Steps({ label, steps, current }: StepsProps) {
  return (
    <nav aria-label={label}>
      <ol className="steps">
        {steps.map((step, index) => (
          <li
            key={step}
            className={index < current ? 'past' : undefined}
            aria-current={index === current ? 'step' : undefined}
          >
            {step}
            {index < current && <span className="hint">（已完成）</span>}
            {index === current && <span className="hint">（现在这一步）</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
