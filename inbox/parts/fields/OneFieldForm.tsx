import { type ReactNode, useState } from 'react';
import { Button } from './Button';
import { Form } from './Form';
import { focusField, TextField } from './TextField';

interface OneFieldFormProps {
  id: string;
  label: string;
  hint?: string;
  /** Shows dots instead of what is typed. */
  isHidden?: boolean;
  /** The error where nothing was typed. */
  missing: string;
  /** The error of what was typed last; undefined for none. */
  wrong: string | undefined;
  submit: string;
  isBusy: boolean;
  /** What stands between the field and the button. */
  children?: ReactNode;
  onSubmit(typed: string): void;
}

/** A form with one field, which must be filled: a passphrase, or a word read off paper. */
export function OneFieldForm(props: OneFieldFormProps) {
  const { id, label, hint, isHidden, missing, wrong, submit, isBusy, children, onSubmit } = props;
  const [typed, setTyped] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  return (
    <Form
      onSubmit={() => {
        setIsEmpty(typed.trim() === '');
        if (typed.trim() === '') focusField(id);
        else onSubmit(typed);
      }}
    >
      <TextField
        id={id}
        label={label}
        hint={hint}
        error={isEmpty ? missing : wrong}
        value={typed}
        onChange={setTyped}
        isHidden={isHidden === true}
        isLarge
      />
      {children}
      <Button type="submit" label={submit} disabled={isBusy} />
    </Form>
  );
}
