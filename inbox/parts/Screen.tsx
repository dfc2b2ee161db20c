import { type ReactNode, useEffect, useRef } from 'react';

interface ScreenProps {
  title: string;
  /** What is done with the whole screen, beside its title. */
  actions?: ReactNode;
  /** Whether the screen uses the width of a desk: lists and tables do. */
  wide?: boolean;
  children: ReactNode;
}

/** One screen of the inbox. Its title gets the focus when it appears, so that a voice says where one is. */
export function Screen({ title, actions, wide = false, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  return (
    <main id="main" className={wide ? 'wide' : undefined}>
      <div className="sheet">
        <div className="top">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {actions && <div className="actions">{actions}</div>}
        </div>
        {children}
      </div>
    </main>
  );
}
