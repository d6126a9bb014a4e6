import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../frame/Section';
import { useReveal } from '../frame/useReveal';
import { NewPasswordInput } from '../recovery/NewPasswordInput';
import { ChangeForm } from './ChangeForm';

export function PasswordSection() {
  const [changing, setChanging, button, place] = useReveal();
  const [changed, setChanged] = useState(false);
  const done = () => {
    setChanged(true);
    setChanging(false);
  };
  return (
    <Section title="Password" about="A new one signs you out everywhere else.">
      <div role="status">{changed && !changing && <Alert color="green" title="Your password is changed." />}</div>
      {changing ? (
        <div ref={place}>
          <ChangeForm
            text="Change the password"
            read={({ password = '' }) => ({ password })}
            done={done}
            cancel={() => { setChanging(false); }}
          >
            <NewPasswordInput />
          </ChangeForm>
        </div>
      ) : (
        <div>
          <Button ref={button} variant="default" onClick={() => { setChanging(true); }}>
            Change the password
          </Button>
        </div>
      )}
    </Section>
  );
}
