import { Alert } from '@mantine/core';
import { useSession } from '../frame/session';
import { SignedInPage } from '../frame/SignedInPage';
import { AccountSection } from './AccountSection';
import { DeviceSection } from './DeviceSection';
import { IdentitySection } from './IdentitySection';
import { PasskeySection } from './PasskeySection';
import { PasswordSection } from './PasswordSection';
import { ProgramSection } from './ProgramSection';
import { SecondFactorSection } from './SecondFactorSection';
import { SessionSection } from './SessionSection';

/** Who can get into one's account, and how. */
export function SecurityPage() {
  return (
    <SignedInPage title="Security">
      <Wanting />
      <AccountSection />
      <PasswordSection />
      <SecondFactorSection />
      <PasskeySection />
      <SessionSection />
      <DeviceSection />
      <ProgramSection />
      <IdentitySection />
    </SignedInPage>
  );
}

function Wanting() {
  const { secondFactorMissing } = useSession();
  if (!secondFactorMissing) return null;
  return (
    <Alert color="orange" role="status" title="Your account needs a second factor">
      Until you have set up an authenticator app or a passkey, you can do nothing else here.
    </Alert>
  );
}
